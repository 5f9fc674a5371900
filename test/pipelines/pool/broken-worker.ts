// A worker module that cannot be loaded: as when the catalogue is invalid.

throw new Error('the catalogue is broken');

export async function handleJob(): Promise<null> {
  return null;
}
