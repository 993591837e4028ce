"""Long ordinary writing in both languages: stays, meals, parcels, apps, journeys."""

from __future__ import annotations

from random import Random

_EN_PARTS = {
    "subject": [
        "the room",
        "our waiter",
        "the app",
        "this wallet",
        "the courier",
        "the breakfast",
        "the battery",
        "the manager",
        "the guide",
        "the bathroom",
        "the screen",
        "the noodle soup",
        "the second driver",
        "the lady at the desk",
        "the garden",
        "the old elevator",
        "the film",
        "the book",
        "the coach",
        "the new update",
        "the transfer page",
        "the doctor",
        "the seller",
        "customer service",
    ],
    "be": ["was", "seemed", "turned out to be", "felt", "stayed", "is still", "looked"],
    "how": [
        "clean",
        "slow",
        "very kind",
        "a little noisy",
        "worth the money",
        "far too expensive",
        "better than last year",
        "cold",
        "surprisingly good",
        "broken",
        "easy to use",
        "hard to find",
        "quick",
        "honest",
        "tired",
        "perfect for children",
        "nothing special",
        "excellent",
        "rude",
        "fresh",
    ],
    "link": ["and", "but", "although", "while", "because", "so", "even though", "which is why"],
    "act": [
        "we waited forty minutes",
        "I had to ask three times",
        "they changed it at once",
        "nobody answered the phone",
        "my parents loved it",
        "the money came back after a week",
        "we walked to the station",
        "it rained all day",
        "they gave us a free dessert",
        "the password had to be reset twice",
        "the window did not close",
        "I would buy it again",
        "the kids fell asleep",
        "we missed the last train",
        "it froze during payment",
        "the package was open when it came",
        "a friend had recommended it",
        "she drew us a map",
        "the price was different at the door",
        "we stayed two more nights",
    ],
    "end": [
        "I will come back",
        "three stars from me",
        "would recommend to anybody",
        "never again",
        "thank you to the whole team",
        "hope they fix it soon",
        "bring cash",
        "book early",
        "good value",
        "my advice is to ask first",
        "we are looking forward to next summer",
        "it could have been worse",
    ],
}
_ZH_PARTS = {
    "subject": [
        "房间",
        "服务员",
        "这个应用",
        "钱包",
        "快递小哥",
        "早餐",
        "电池",
        "经理",
        "导游",
        "卫生间",
        "屏幕",
        "牛肉面",
        "司机师傅",
        "前台小姐姐",
        "院子",
        "老电梯",
        "这部电影",
        "这本书",
        "教练",
        "新版本",
        "转账页面",
        "医生",
        "卖家",
        "客服",
    ],
    "how": [
        "很干净",
        "有点慢",
        "特别热情",
        "稍微有点吵",
        "物有所值",
        "太贵了",
        "比去年好多了",
        "冷冰冰的",
        "出乎意料地好",
        "坏了两次",
        "很好用",
        "不太好找",
        "很快",
        "很实在",
        "一脸疲惫",
        "特别适合小孩",
        "没什么特色",
        "非常棒",
        "态度差",
        "很新鲜",
    ],
    "link": ["，而且", "，但是", "，不过", "，所以", "，结果", "，另外", "。还有", "。"],
    "act": [
        "等了四十分钟",
        "问了三遍才有人理",
        "他们马上就给换了",
        "电话一直没人接",
        "爸妈很喜欢",
        "钱过了一周才退回来",
        "我们走路去的车站",
        "下了一整天的雨",
        "送了一份甜品",
        "密码重置了两次才进去",
        "窗户关不严",
        "以后还会再买",
        "孩子回来路上就睡着了",
        "错过了末班车",
        "付款的时候卡住了",
        "包裹到的时候是开着的",
        "是朋友推荐的",
        "她还给我们画了地图",
        "到店价格又不一样了",
        "后来又多住了两晚",
        "一二三四层都没有电梯",
        "天地人和四个字写得真好",
        "大小正合适",
        "上下左右都看了一遍",
        "山水花鸟画得很有味道",
    ],
    "end": [
        "下次还来",
        "给三颗星",
        "推荐给大家",
        "不会再来了",
        "感谢全体工作人员",
        "希望早点修好",
        "记得带现金",
        "最好提前订",
        "性价比很高",
        "建议先问清楚",
        "期待明年夏天",
        "还算过得去",
    ],
}


def review(language: str, random: Random) -> str:
    """Ten to forty sentences with amounts, days and numbers here and there."""
    pick = random.choice
    sentences = []
    for _ in range(random.randrange(10, 41)):
        if language == "en":
            parts = _EN_PARTS
            sentence = (
                f"{pick(parts['subject'])} {pick(parts['be'])} {pick(parts['how'])} {pick(parts['link'])}"
                f" {pick(parts['act'])}"
            )
            sentence = random.choice(
                (
                    sentence,
                    sentence,
                    f"{pick(parts['act'])} {pick(parts['link'])} {pick(parts['end'])}",
                    pick(parts["end"]),
                )
            )
            if random.random() < 0.15:
                sentence += pick(
                    (
                        f" on {random.randrange(1, 29)}/{random.randrange(1, 13)}/2026",
                        f" for {random.randrange(9, 900)} dollars",
                        f" in room {random.randrange(100, 2000)}",
                        f" ({random.randrange(1, 9)} of 10)",
                    )
                )
            sentences.append(sentence[0].upper() + sentence[1:] + pick((". ", ". ", "! ", "... ", ".\n")))
        else:
            parts = _ZH_PARTS
            sentence = pick(
                (
                    f"{pick(parts['subject'])}{pick(parts['how'])}{pick(parts['link'])}{pick(parts['act'])}",
                    f"{pick(parts['act'])}，{pick(parts['end'])}",
                    pick(parts["end"]),
                )
            )
            if random.random() < 0.15:
                sentence += pick(
                    (
                        f"，{random.randrange(1, 13)}月{random.randrange(1, 29)}号去的",
                        f"，花了{random.randrange(9, 900)}块",
                        f"，住{random.randrange(100, 2000)}房",
                        f"，{random.randrange(1, 9)}分",
                    )
                )
            sentences.append(sentence + pick(("。", "。", "！", "……", "。\n", "，")))
    return "".join(sentences).strip()
