// How a school goes on behind its name when it introduces itself: 创建于 1953 年, 是一所 ….

/** The words right behind the name. */
export const SELF =
  /^(?:\(简称|创建|创办|创立|始建|成立|组建|前身|位于|坐落|地处|诞生|是(?:一所|国家|全国|教育部|省|市|经|由|全日制|公办|民办|我国|我市|我省|\d{4}年|[^,，。]{0,60}(?:学校|院校|高校|中专)[,，。]))/u;
