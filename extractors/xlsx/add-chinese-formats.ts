// Number formats that Chinese Excel knows by number only (ECMA-376 part 1, 18.8.30, zh-cn): written into the style part,
// since the library takes them for American dates.

const FORMATS: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** Adds the formats to `xl/styles.xml` among `parts` where the file does not define them itself. */
export function addChineseFormats(parts: Map<string, Uint8Array>): void {
  const name = [...parts.keys()].find((key) => /^xl\/styles\.xml$/iu.test(key));
  const part = name === undefined ? undefined : parts.get(name);
  if (name === undefined || !part) return;
  const xml = new TextDecoder().decode(part);
  const prefix = /<(\w+:)?styleSheet[\s>]/u.exec(xml)?.[1] ?? '';
  const missing = Object.entries(FORMATS).filter(([id]) => !xml.includes(`numFmtId="${id}" formatCode`));
  const formats = missing
    .map(([id, code]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('');
  const patched = /<(?:\w+:)?numFmts\b[^>]*[^/>]>/u.test(xml)
    ? xml.replace(/<(?:\w+:)?numFmts\b[^>]*>/u, (tag) => tag + formats)
    : xml.replace(
        /<(?:\w+:)?styleSheet\b[^>]*>/u,
        (tag) => `${tag}<${prefix}numFmts>${formats}</${prefix}numFmts>`,
      );
  parts.set(name, new TextEncoder().encode(patched));
}
