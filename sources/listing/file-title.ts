// The name of a file in an address, for people. Never used as a path.

/** The last part of the path, decoded: `2024年度质量报告.pdf`; null when the path ends in `/`. */
export function fileTitle(url: URL): string | null {
  const name = url.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name) || null;
  } catch {
    return name || null;
  }
}
