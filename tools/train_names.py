#!/usr/bin/env python3
"""Learn the characters of personal names, data/name-characters.txt, and strike names out of data/words.txt.

    pip install jieba
    tools/train_names.py CORPUS.jsonl.gz [...]

Names are harvested from the corpus where print itself marks them off: behind the noun of a post and before a verb of
speech or a stop, and in chains with an interpunct. Inside, a character's score is the log of how much likelier it is at its
place in a name than in ordinary text; the file holds its share in names, place aside. A fifth of the names is held out
and used only to measure the result.
"""
import collections
import math
import re
import sys
import zlib

import jieba.posseg

import lexicon

POINT = "·•‧・．－\\-"
NAME = rf"(?:[{lexicon.HAN}]+[·•‧・－-])*[{lexicon.HAN}]+?"
STOP = "，。、；：（）()！？“”《》 \n0-9"
# What may stand right behind a name. Single characters here do not occur inside names.
BEHIND = ("表示|指出|强调|认为|宣布|会见|会晤|会谈|举行|出席|主持|抵达|访问|通电话|致电|发表|介绍|签署|陪同|重申|呼吁|"
          "先生|女士|阁下|夫妇|夫人|一行|分别|当天|今天|昨天|近日|日前|同|与|和|及|以及|等|在|向|对|将|就|于|说|称|的|是|也|还|则|率|应")
SPEECH = "表示|指出|强调|认为|宣布|说|称"
TITLE_KINDS = {"head-of-state", "head-of-government", "deputy", "minister", "parliament", "party", "military", "diplomat",
               "international", "royal", "spokesman", "local", "court"}
CLIP = 800
STANDARD_COUNT = 8.0
DICTIONARY_WEIGHT = 0.3  # the segmenter's names are many, mixed and not of the press
# Characters of the standard transliteration tables: they get a small count even where the corpus lacks them.
STANDARD = (
    "阿埃艾爱安昂奥澳巴班邦保鲍贝本比彼别宾波博伯勃布采策查柴昌楚茨慈聪达戴丹当道德登邓迪蒂狄丁东杜顿多敦俄厄恩尔法凡范菲费芬丰冯佛"
    "弗福夫富盖干甘冈高戈哥格葛根贡古瓜圭郭果哈海汉豪赫亨洪胡华怀惠霍基吉季加佳贾简江杰金津卡凯坎康考科克肯孔库夸奎昆拉莱赖兰朗劳勒雷"
    "蕾黎里利莉丽良列林琳柳龙隆卢鲁露伦罗洛吕略玛马麦迈曼芒毛梅门蒙孟米密缅明摩莫姆木穆那娜纳乃奈南瑙内嫩能尼娘宁农努诺欧帕派潘庞佩彭"
    "皮平珀蒲浦普奇齐恰钦琼丘让热荣儒瑞若萨赛桑瑟森沙莎山珊尚绍舍申圣施什石史士舒斯丝松宋苏孙索塔泰坦唐陶特滕提铁廷通图托陀瓦娃万旺威"
    "韦维魏温文翁沃乌吴武西希锡悉夏香肖谢辛欣雄休许逊雅亚延扬耶叶伊依易因英永尤于约云宰赞泽曾扎詹哲珍治朱兹子宗祖佐薇茜琪妮黛蓓芭芙荷"
    "萝柯梵迦伽珂捷绥涅谬切缇罕汗翰嘉拜丕颂披汶猜蓬攀仑喀噶咖咔埔堪墨奎姬娅婕孜巧帅彻忒思恰托拿朵桂榭毕汀沁泊泼洁涵滕烈特琅瓜甫町畔皙"
    "祈积纽罗罕翁育腓艮芝苔茅莎莲萧葆蔻虏裴西诃诗谟贡贾赖跋跃迭逊迪邱郎都里钱镑雍露顺颇香马鲍麻黎默齐")

# Characters usual in Vietnamese, Korean and Japanese given names, which a corpus of Chinese news holds too few of.
GIVEN = (
    "文氏明德春国玉青红海英山光雄强勇俊秋兰芳花香梅莲月云凤雪龙虎清辉成功平安富贵宝珠银金秀维孟友仲叔季廷庭光荣惠福寿康泰和善"
    "恩正槿惠在寅锡悦永哲熙载东勋炳世镇宇贤智淑美敬京容浩奎相钟昌秉圭仁大中基顺宪洙焕昊范旭雨润珍希慧贞姬尚植星哲泳三会淳钧镐律源"
    "太郎一次三晋纯直人佳彦由纪夫义伟雄茂敏充信介佑和芳诚治隆健男子奈雅崇昭幸树助辅史洋裕学实章弘司久之也哉史朗彰进修康则孝克良"
    "刚毅靖邦百合早苗真纪圣代里沙弥生典宪忠政胜吉辰利重行道孙家")


def titles():
    """Nouns of posts, longest first, as one alternation."""
    forms = lexicon.forms_of({"title"})
    return sorted((form for form, (_, keys) in forms.items()
                   if keys["kind"] in TITLE_KINDS and int(keys["weight"]) >= 5 and len(form) >= 2), key=len, reverse=True)


def surnames():
    return {form: keys for form, (_, keys) in lexicon.forms_of({"surname"}).items()}


def ordinary_words():
    """Frequent words of the segmenter's dictionary that are no names, by its own tags."""
    jieba.posseg.initialize()
    tags, frequency = jieba.posseg.dt.word_tag_tab, jieba.dt.FREQ
    return {word for word, tag in tags.items()
            if len(word) > 1 and frequency.get(word, 0) >= 300 and tag[:2] not in ("nr", "ns", "nz", "nt") and tag not in ("x", "j", "i")}


def harvest(pages):
    """Return names with how often they were met behind a post, before speech, or in an interpunct chain."""
    behind_post = collections.Counter()
    before_speech = collections.Counter()
    chains = collections.Counter()
    post = re.compile(rf"(?:{'|'.join(titles())})({NAME})(?={BEHIND}|[{STOP}])")
    speech = re.compile(rf"(?:^|[，。；\n])({NAME})(?={SPEECH})", re.M)
    chain = re.compile(rf"(?:{'|'.join(titles())})([{lexicon.HAN}]{{1,7}}(?:[·•‧・][{lexicon.HAN}]{{1,8}}?)+)(?={BEHIND}|[{STOP}])")
    for page in pages:
        behind_post.update(m for m in post.findall(page) if 2 <= len(m) <= 16)
        before_speech.update(m for m in speech.findall(page) if 2 <= len(m) <= 16)
        chains.update(chain.findall(page))
    return behind_post, before_speech, chains


def choose(found, words, family):
    """Keep what is surely a name. A span that opens with the rest of a body's name, holds a particle, or begins or ends
    with a common word is none."""
    behind_post, before_speech, chains = found
    whole = set(lexicon.forms_of(skip=("surnames.txt", "name-characters.txt", "words.txt", "press-words.txt", "places.txt"))) - set(family)
    inner = set(lexicon.forms_of({"title", "group", "counted", "date-word"})) | words
    rest_of_body = "会团处府局级们国此还同在的是兼等队室部院厅馆党委"
    particles = re.compile("[的了是时你我他她们这该]|会[议见谈第]|[党中]央|作[了出]|.[作共并获都以致]$|[互]?致[电贺慰以函]|"
                           "发来|访华|访美|受国|贺[电信函]|慰问|乘专|专访|已经|得票|病逝|因病|问好|签批|拨冗|^[对和向称就致]|总[统理]|主席|书记|特区|政府|当选|邸|[前后]$")

    def clean(name):
        if name[0] in rest_of_body or name in whole or particles.search(name):
            return False
        if any(part in words for part in re.split(f"[{POINT}]", name)):
            return False
        if len(name) == 3 and name[0] in family:
            return name[1:] not in inner or behind_post[name] >= 20
        return not any(name[:n] in inner or name[-n:] in inner for n in range(2, min(len(name), 5)))

    names = collections.Counter()
    for name, count in behind_post.items():
        if (before_speech[name] or count >= 3) and clean(name):
            names[name] = count + before_speech[name]
    for name, count in chains.items():
        if clean(name):
            names[name] = max(names[name], count)
    return names


def split_surname(name, family):
    """The surname the name may begin with (longest first), or None."""
    for length in (2, 1, 3):
        if name[:length] in family and 1 <= len(name) - length <= (3 if length > 1 else 2):
            return name[:length]
    return None


def ordinary_text(pages, names):
    """Characters of the corpus without the harvested names."""
    background = collections.Counter(c for page in pages for c in re.findall(f"[{lexicon.HAN}]", page))
    everything = "\n".join(pages)
    for name in names:
        count = everything.count(name)
        for c in name:
            background[c] = max(1, background[c] - count)
    return background


def weight_of(count):
    return 1 + math.log(count)


class Model:
    """Log-odds of a character at a place in a name against ordinary text."""

    def __init__(self, background, standard=""):
        total = sum(background.values())
        self.background = {c: n / total for c, n in background.items()}
        self.floor = 0.5 / total
        self.counts = [collections.Counter() for _ in range(3)]
        self.standard = set(standard)

    def add(self, characters, weight):
        last = len(characters) - 1
        for i, c in enumerate(characters):
            self.counts[0 if i == 0 else 2 if i == last else 1][c] += weight

    def finish(self, prior=30.0, lengths=False):
        self.scores = []
        self.totals = [sum(c.values()) for c in self.counts]
        pooled = sum(self.counts, collections.Counter())
        pooled_total = sum(pooled.values())
        denominator = pooled_total + prior + STANDARD_COUNT * len(self.standard)
        for place in range(3):
            table = {}
            for c in set(pooled) | self.standard:
                ordinary = self.background.get(c, self.floor)
                # A place borrows from the other places, and both from ordinary text.
                shared = (pooled[c] + prior * ordinary + (STANDARD_COUNT if c in self.standard else 0)) / denominator
                own = (self.counts[place][c] + prior * shared) / (self.totals[place] + prior)
                table[c] = math.log(own / ordinary)
            self.scores.append(table)
        self.unseen = math.log(prior / denominator)
        # How long a given name is belongs to its first character: few are of one character only.
        self.length = [0.0, 0.0, 0.0]
        if lengths:
            one, two = self.totals[1], self.totals[0]
            self.length = [math.log(two / (one + two)), math.log(one / (one + two)), 0.0]

    def score(self, place, c):
        return max(-CLIP / 100, min(CLIP / 100, self.scores[place].get(c, self.unseen) + self.length[place]))

    def name(self, characters):
        last = len(characters) - 1
        return sum(self.score(0 if i == 0 else 2 if i == last else 1, c) for i, c in enumerate(characters))


def given_places(given):
    """A given name of one character goes to the middle place, of two to first and last."""
    return [(1, given)] if len(given) == 1 else [(0, given[0]), (2, given[-1])]


def surname_score(family, surname):
    return int(family[surname]["weight"]) * 0.7 + (2 if len(surname) > 1 else 0)


def given_score(model, given):
    return sum(model.score(place, c) for place, c in given_places(given))


def dictionary_names(family):
    """Names the segmenter's dictionary knows: surname and two characters, and transliterations of three and more."""
    jieba.posseg.initialize()
    given, foreign = [], []
    for word, tag in jieba.posseg.dt.word_tag_tab.items():
        if tag in ("nr", "nrfg") and len(word) == 3 and int(family.get(word[0], {"weight": 0})["weight"]) >= 4:
            given.append(word[1:])
        elif tag == "nrt" and 3 <= len(word) <= 6:
            foreign.append(word)
    return given, foreign


def train(names, background, family):
    """Two models, told apart by four rounds of re-sorting the short names."""
    kinds = {}
    for name in names:
        surname = split_surname(name, family)
        eastern = surname and not re.search(f"[{POINT}]", name) and len(name) <= 3 and int(family[surname]["weight"]) >= 3
        kinds[name] = "given" if eastern else "foreign"
    known_given, known_foreign = dictionary_names(family)
    foreign = given = None
    for _ in range(4):
        before, foreign, given = (foreign, given), Model(background, STANDARD), Model(background, GIVEN)
        for name, count in names.items():
            if kinds[name] == "foreign":
                for part in re.split(f"[{POINT}]", name):
                    if part:
                        foreign.add(part, weight_of(count))
            else:
                for place, c in given_places(name[len(split_surname(name, family)):]):
                    given.counts[place][c] += weight_of(count)
        for pair in known_given:
            if not before[1] or given_score(before[1], pair) > 0:
                for place, c in given_places(pair):
                    given.counts[place][c] += DICTIONARY_WEIGHT
        for name in known_foreign:
            if not before[0] or before[0].name(name) > 0:
                foreign.add(name, DICTIONARY_WEIGHT)
        foreign.finish()
        given.finish(lengths=True)
        for name in names:
            surname = split_surname(name, family)
            if re.search(f"[{POINT}]", name) or not surname:
                continue
            rest = name[len(surname):]
            eastern = given_score(given, rest) + surname_score(family, surname)
            kinds[name] = "given" if eastern > foreign.name(name) else "foreign"
    return foreign, given, kinds


def drop_doubtful(names, background, family):
    """Take out what the model itself, trained on all, finds no likelier as a name than as ordinary text."""
    foreign, given, kinds = train(names, background, family)
    kept = collections.Counter()
    for name, count in names.items():
        if kinds[name] == "given":
            score = given_score(given, name[len(split_surname(name, family)):])
        else:
            score = min((foreign.name(part) / len(part) for part in re.split(f"[{POINT}]", name) if len(part) > 1), default=0)
        if score > 0.5 or count >= 200:
            kept[name] = count
    return kept


def boundary_test(pages, names, kinds, foreign, given, family, words):
    """Behind a post, how far does the model let each held-out name run? Counts exact, over- and under-extended."""
    result = {"foreign": collections.Counter(), "given": collections.Counter()}
    alternation = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    place = re.compile(rf"(?:{'|'.join(titles())})({alternation})(?={BEHIND}|[{STOP}])([^\n]{{0,12}})")
    seen = collections.Counter()
    for page in pages:
        for match in place.finditer(page):
            name = match[1]
            seen[name] += 1
            if seen[name] > 20:
                continue
            text = name + match[2]
            best, best_score = 0, -99.0
            ends = re.match(f"[{lexicon.HAN}{POINT}]+", text).end()
            for end in range(2, min(ends, 18) + 1):
                if text[end - 1] in POINT:
                    continue
                parts = re.split(f"[{POINT}]", text[:end])
                score = sum(foreign.name(part) for part in parts if part)
                surname = split_surname(text[:end], family)
                if surname:
                    score = max(score, given_score(given, text[len(surname):end]) + surname_score(family, surname))
                if any(text[i:j] in words for i in range(1, end) for j in range(end + 1, end + 4) if j <= len(text) and j - i > 1):
                    score -= 4  # a common word would be cut in two
                if score > best_score:
                    best, best_score = end, score
            if best != len(name) and "--errors" in sys.argv:
                print("  ", kinds[name], text, best, file=sys.stderr)
            result[kinds[name]]["exact" if best == len(name) else "over" if best > len(name) else "under"] += 1
    return result


def write(path, foreign, given):
    """Shares of characters in foreign and in given names, whatever their place. A character rarer there than in ordinary
    text got in by a wrong boundary, unless the standard tables have it."""
    lines = ["# Characters of personal names, learned by tools/train_names.py. kind=foreign: inside a transliterated name; kind=given:",
             "# inside a given name of one or two characters. weight is the natural logarithm of the character's share there.",
             "# kind=opening: in Latin letters, at the beginning of family names that go on with a capital (McCaul).",
             "# kind=generation: the numeral's mate in names of rulers. kind=middle: behind a Vietnamese woman's family name, more follows.",
             "[name-character]",
             "世\tkind=generation",
             "氏\tkind=middle",
             "Mc|Mac|De\tkind=opening"]
    for kind, model, least in (("foreign", foreign, 2.0), ("given", given, 0.5)):
        shares = sum(model.counts, collections.Counter())
        for c in model.standard:
            shares[c] += STANDARD_COUNT / (1 if kind == "foreign" else 2)
        total = sum(shares.values())
        listed = [(c, n / total) for c, n in shares.items() if n >= 1.5]
        listed = [(c, p) for c, p in listed if c in model.standard or p >= least * model.background.get(c, 0)]
        lines += [f"{c}\tkind={kind}\tweight={math.log(p):.2f}" for c, p in sorted(listed, key=lambda pair: (-pair[1], pair[0]))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - 5


def strike_out(path, names, foreign):
    """Take harvested names out of the word list, where they would hide the person."""
    parts = {part for name in names for part in re.split(f"[{POINT}]", name) if len(part) > 1}
    kept, struck = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        form = line.split("\t")[0]
        gone = form in parts and foreign.name(form) / len(form) > 1.5
        (struck if gone else kept).append(line)
    path.write_text("\n".join(kept), encoding="utf-8")
    return len(struck)


def main():
    pages = list(lexicon.texts([path for path in sys.argv[1:] if path != "--errors"]))
    family = surnames()
    words = ordinary_words()
    names = choose(harvest(pages), words, family)
    background = ordinary_text(pages, names)
    names = drop_doubtful(names, background, family)
    held = {name for name in names if zlib.crc32(name.encode()) % 5 == 0}
    part = collections.Counter({name: n for name, n in names.items() if name not in held})
    _, _, kinds = train(names, background, family)
    foreign, given, _ = train(part, background, family)
    print(f"{len(names)} names harvested, {len(held)} held out;", collections.Counter(kinds.values()))
    for role, counts in boundary_test(pages, held, kinds, foreign, given, family, words).items():
        total = sum(counts.values()) or 1
        print(f"held out, {role}: {total} places, " + ", ".join(f"{k} {counts[k] / total:.1%}" for k in ("exact", "over", "under")))
    foreign, given, kinds = train(names, background, family)
    print(write(lexicon.DATA / "name-characters.txt", foreign, given), "weights written")
    print(strike_out(lexicon.DATA / "words.txt", names, foreign), "names struck out of the word list")
    return names, kinds


if __name__ == "__main__":
    main()
