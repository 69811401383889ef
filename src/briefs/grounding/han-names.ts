/** Characters that begin most Chinese names of persons. */
const SURNAMES = new Set(
	"王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵钱严戴莫孔汤",
);
/** Characters that write foreign names by their sound. */
const SOUNDS = new Set(
	"阿埃艾安奥巴贝比彼波伯布查达大戴德丹迪杜多厄恩尔法菲费弗福格古哈海赫亨霍基吉加杰卡凯康考科克库拉莱兰劳勒雷里利莉林卢鲁路罗洛马玛迈麦曼梅米莫姆穆纳内尼诺努帕佩皮普奇乔切琼萨塞沙史斯松苏索塔泰坦汤特蒂廷托瓦威韦维沃伍西希夏肖谢辛休雅亚叶伊尤约扎詹朱祖茨",
);
const ORGANISATION =
	/(?:公司|集团|银行|大学|学院|研究所|研究院|实验室|法院|委员会|基金|资本|科技|协会|政府|部|局|署|省|市|县|州|国|社|报|网)$/u;

/** "this company", "the government": they stand for a name and are none. */
const GENERIC =
	/^(?:[该这那本各另两多](?:[家个国省市州社部局名]|公司|集团|银行|大学|法院|机构|实验室|政府)*)?(?:公司|集团|银行|大学|学院|法院|政府|机构|实验室|委员会|企业|部门|全国|各国|美国|外国|我国|全球|城市|媒体|网络|互联网|部|局|国|社|报|网)$/u;

export function isGenericHan(word: string): boolean {
	return GENERIC.test(word);
}

/** Whether a word in Chinese characters is likely the name of a person, an organisation or a place. */
export function looksLikeHanName(word: string): boolean {
	const characters = [...word];
	if (
		characters.length < 2 ||
		characters.length > 10 ||
		!/^\p{Script=Han}+$/u.test(word) ||
		GENERIC.test(word)
	)
		return false;
	if (ORGANISATION.test(word) && characters.length > 2) return true;
	if (
		characters.length <= 3 &&
		SURNAMES.has(characters[0] ?? "") &&
		!/[的了是在有和与及为]/u.test(word)
	)
		return true;
	return (
		characters.filter((character) => SOUNDS.has(character)).length >=
			characters.length * 0.75 && characters.length >= 3
	);
}
