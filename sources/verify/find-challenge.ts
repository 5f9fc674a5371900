// Is this page a challenge or a block instead of what was asked for? By words that such pages show to people and by
// marks of the programs that make them; a report that mentions such words in passing is long, these pages are short.

/** Marks of products: decide whatever the length. */
const MARKS: readonly RegExp[] = [
  /\$_ts\s*=\s*window\['?\$_ts|\$_ts\.cd\s*=/,
  /__jsl_clearance|__jsluid/,
  /cf-browser-verification|cf_chl_opt|challenge-platform/,
  /acw_sc__v2|aliyun_waf|_waf_bd8ce2ce37/,
  /yunsuo_session|yunsuoautojump/,
  /security_session_verify/,
  /<title>\s*(?:Just a moment|Attention Required|Checking your browser)/i,
];

/** Words for people: decide only on a page with little other text. */
const WORDS: readonly RegExp[] = [
  /访问(?:过于|太|过)频繁/,
  /请求(?:过于|太|过)频繁/,
  /(?:请|需要?)(?:输入|完成|点击|拖动|进行).{0,10}(?:验证码|滑块|安全验证|人机验证)/,
  /安全验证|人机验证|滑动验证/,
  /您的(?:访问|请求|IP).{0,20}(?:被(?:拦截|阻断|禁止|拒绝|限制)|存在(?:异常|威胁|风险))/i,
  /(?:网站防火墙|Web应用防火墙|WAF|云防护|安全狗|创宇盾|D盾)/i,
  /请开启\s*JavaScript|请启用\s*JavaScript|enable JavaScript and cookies/i,
  /access denied|too many requests|request (?:has been )?blocked/i,
];

const SHORT = 1200;

/** The words or mark that give the page away, shortened; null when it looks like an ordinary page. */
export function findChallenge(page: string): string | null {
  const mark = firstMatch(MARKS, page.slice(0, 200_000));
  if (mark !== null) return mark;
  const text = visibleText(page.slice(0, 200_000));
  return text.length <= SHORT ? firstMatch(WORDS, text) : null;
}

const firstMatch = (patterns: readonly RegExp[], text: string): string | null =>
  patterns
    .map((pattern) => pattern.exec(text)?.[0])
    .find((found) => found !== undefined)
    ?.slice(0, 80) ?? null;

const visibleText = (page: string): string =>
  page
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
