// The register of what can go wrong between us and a source, in both languages. docs/nightly.md lists it; a test compares.

import type { Words } from '../model/index.ts';

const register = <T extends Record<string, Words>>(codes: T): T => codes;

export const sourceCodes = register({
  // reaching the host
  network_failed: { zh: '网络错误：{detail}', en: 'network error: {detail}' },
  request_timeout: { zh: '超过 {seconds} 秒无应答', en: 'no answer within {seconds} s' },
  http_status: { zh: '服务器返回 {status}', en: 'the server answered {status}' },
  host_asks_to_wait: {
    zh: '服务器要求等到 {until} 再来',
    en: 'the server asks to wait until {until}',
  },
  host_set_aside: {
    zh: '该主机连续失败 {count} 次，本次不再访问',
    en: 'the host failed {count} times in a row and is left alone for this run',
  },
  address_private: {
    zh: '地址指向内部网络（{address}），拒绝访问',
    en: 'the address leads into a private network ({address}) and is refused',
  },
  address_unsupported: {
    zh: '不支持的地址：{url}',
    en: 'an address of a kind that is not fetched: {url}',
  },
  redirect_loop: { zh: '重定向成环：{url}', en: 'redirects in a circle: {url}' },
  too_many_redirects: { zh: '重定向超过 {limit} 次', en: 'more than {limit} redirects' },
  redirect_without_target: { zh: '重定向没有目标', en: 'a redirect without a target' },
  robots_disallow: { zh: 'robots.txt 不允许访问 {url}', en: 'robots.txt disallows {url}' },
  robots_unreachable: {
    zh: 'robots.txt 无法取得（{detail}），按全部禁止处理',
    en: 'robots.txt cannot be had ({detail}), which means that nothing may be fetched',
  },
  // what came
  body_too_large: { zh: '超过 {limit} 字节', en: 'more than {limit} bytes' },
  body_too_slow: { zh: '传输超过 {seconds} 秒', en: 'the transfer took longer than {seconds} s' },
  body_truncated: {
    zh: '文件不完整：应有 {expected} 字节，只收到 {found}',
    en: 'the file is incomplete: {found} of {expected} bytes came',
  },
  body_empty: { zh: '内容为空', en: 'nothing came' },
  challenge_page: {
    zh: '得到的是验证或限制访问的页面：{detail}',
    en: 'a challenge or block page came instead: {detail}',
  },
  html_instead: {
    zh: '得到的是网页而不是文件：{detail}',
    en: 'a web page came instead of a document: {detail}',
  },
  document_truncated: { zh: '文件不完整：{detail}', en: 'the document is cut off: {detail}' },
  format_not_accepted: {
    zh: '格式 {found} 不在该来源接受的范围（{accepted}）',
    en: 'the format {found} is not among those the source accepts ({accepted})',
  },
  archive_refused: { zh: '压缩包无法使用：{detail}', en: 'the archive cannot be used: {detail}' },
  archive_unsupported: {
    zh: '无法打开 {kind} 压缩包，请解压后把其中的文件放入文件夹来源（如 inbox/）',
    en: '{kind} archives cannot be opened; unpack it and put the documents into a folder source (such as inbox/)',
  },
  format_unknown: { zh: '{detail}', en: '{detail}' },
  format_unreadable: {
    zh: '无法读取 {found} 格式，请另存为 PDF 或 DOCX 后放入文件夹来源（如 inbox/）',
    en: 'the format {found} cannot be read; save it as PDF or DOCX and put that into a folder source (such as inbox/)',
  },
  archive_member_refused: {
    zh: '压缩包内的 {name} 未采用：{detail}',
    en: '{name} inside the archive was not taken: {detail}',
  },
  archive_without_documents: {
    zh: '压缩包内没有可接受的文件：{detail}',
    en: 'the archive holds no document that is accepted: {detail}',
  },
  // listings
  listing_empty: {
    zh: '列表没有任何条目（上次 {before} 条）',
    en: 'the listing yields nothing (last time {before} entries)',
  },
  listing_unwanted: {
    zh: '列表有 {found} 条，但没有一条符合该来源的标题和格式要求（此前有 {before} 条）',
    en: 'of the {found} entries of the listing not one is what the source accepts (before: {before})',
  },
  listing_shrunk: {
    zh: '列表从 {before} 条减少到 {found} 条',
    en: 'the listing shrank from {before} entries to {found}',
  },
  listing_not_understood: { zh: '无法理解列表：{detail}', en: 'the listing is not understood: {detail}' },
  listing_cut: {
    zh: '列表超过 {limit} 页，其余未读',
    en: 'the listing has more than {limit} pages; the rest was not read',
  },
  paging_loop: { zh: '翻页成环：{url}', en: 'the pages of the listing run in a circle: {url}' },
  page_failed: { zh: '附件页 {url}：{detail}', en: 'the attachment page {url}: {detail}' },
  link_unusable: { zh: '无法使用的链接：{url}', en: 'a link that cannot be used: {url}' },
  source_file_invalid: { zh: '{detail}', en: '{detail}' },
  selector_invalid: { zh: '选择器有误：{selector}', en: 'the selector cannot be used: {selector}' },
  folder_unreadable: { zh: '文件夹无法读取：{detail}', en: 'the folder cannot be read: {detail}' },
  folder_cut: {
    zh: '文件夹内超过 {limit} 个文件，其余未看',
    en: 'the folder holds more than {limit} files; the rest was not looked at',
  },
  file_changing: {
    zh: '{name} 正在变化，留待下次',
    en: '{name} is still changing; left for the next run',
  },
  // ourselves
  budget_spent: { zh: '本次额度（{what}）已用完', en: "this run's budget of {what} is spent" },
  interrupted: { zh: '已中断', en: 'interrupted' },
  disk_failed: { zh: '磁盘写入失败：{detail}', en: 'the disk failed: {detail}' },
  notice_failed: {
    zh: '通知未能送出（{where}）：{detail}',
    en: 'the notice was not sent ({where}): {detail}',
  },
});

export type SourceCode = keyof typeof sourceCodes;
