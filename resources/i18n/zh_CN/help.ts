<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CategoryTree</name>
    <message>
        <source>Articles by category</source>
        <translation>按类别浏览的文章</translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedbackBar</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>You said that this helped.</source>
        <translation>你说这篇解决了问题。</translation>
    </message>
    <message>
        <source>You said that this didn’t help.</source>
        <translation>你说这篇没有解决问题。</translation>
    </message>
    <message>
        <source>You said: {reason}.</source>
        <translation>你的反馈：{reason}。</translation>
    </message>
    <message>
        <source>Tell the team</source>
        <translation>告诉编写的人</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>解决了</translation>
    </message>
    <message>
        <source>No</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Not my problem</source>
        <translation>不是我的问题</translation>
    </message>
    <message>
        <source>Hard to follow</source>
        <translation>看不太懂</translation>
    </message>
    <message>
        <source>Didn’t work</source>
        <translation>照做了没用</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>内容有误</translation>
    </message>
    <message>
        <source>Start troubleshooter</source>
        <translation>开始自助排查</translation>
    </message>
    <message>
        <source>Contact support</source>
        <translation>联系客服</translation>
    </message>
    <message>
        <source>Thanks, noted on this computer.</source>
        <translation>谢谢，已经记在这台电脑上。</translation>
    </message>
    <message>
        <source>What was missing?</source>
        <translation>哪里不够好？</translation>
    </message>
    <message>
        <source>Did this help?</source>
        <translation>这篇解决了吗？</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation>在文章里查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not in this article</source>
        <translation>这篇里没有找到</translation>
    </message>
</context>
<context>
    <name>HelpMeta</name>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} min read</source>
        <translation>约 {n} 分钟读完</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>This version doesn’t have that article.</source>
        <translation>这个版本里没有这篇文章。</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>离线可用</translation>
    </message>
    <message numerus="yes">
        <source>Search %n articles</source>
        <translation>
            <numerusform>搜索 %n 篇文章</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found for that</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try other words, or ask us directly.</source>
        <translation>换个说法试试，或者直接问我们。</translation>
    </message>
    <message>
        <source>Ask support</source>
        <translation>问客服</translation>
    </message>
    <message>
        <source>Start a check</source>
        <translation>开始排查</translation>
    </message>
    <message>
        <source>Can’t find it?</source>
        <translation>没找到？</translation>
    </message>
    <message>
        <source>Contact support</source>
        <translation>联系客服</translation>
    </message>
    <message>
        <source>None of these fits well. A check or a person may help more.</source>
        <translation>这几篇都不太贴切，排查一下或问客服可能更快。</translation>
    </message>
    <message>
        <source>Articles updated {day}</source>
        <translation>文章更新到 {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n 篇结果</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>中文 + English</source>
        <translation>中文 + English</translation>
    </message>
    <message>
        <source>Search in both languages</source>
        <translation>两种语言一起搜</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Help › {category}</source>
        <translation>帮助 › {category}</translation>
    </message>
    <message>
        <source>The article “{title}”: {reason}.</source>
        <translation>文章《{title}》：{reason}。</translation>
    </message>
    <message>
        <source>Updated {day}</source>
        <translation>{day}更新</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>In this article</source>
        <translation>本文目录</translation>
    </message>
    <message>
        <source>Save this article</source>
        <translation>收藏这篇</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Copy a link to this article</source>
        <translation>复制这篇的链接</translation>
    </message>
    <message>
        <source>Related articles</source>
        <translation>相关文章</translation>
    </message>
    <message>
        <source>Saved under Help</source>
        <translation>已收藏，可以在帮助里找到</translation>
    </message>
    <message>
        <source>No longer saved</source>
        <translation>已取消收藏</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>That folder can’t be written to. Choose another one.</source>
        <translation>这个文件夹无法写入，请换一个。</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>链接已复制</translation>
    </message>
    <message>
        <source>Thanks, noted on this computer.</source>
        <translation>谢谢，已经记在这台电脑上。</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>What would you like to know?</source>
        <translation>想了解什么？</translation>
    </message>
    <message>
        <source>Search on the left, or start with one of these.</source>
        <translation>在左边搜索，或者从下面选一篇。</translation>
    </message>
    <message>
        <source>Asked most often</source>
        <translation>大家常问</translation>
    </message>
    <message>
        <source>Saved by you</source>
        <translation>你的收藏</translation>
    </message>
    <message>
        <source>Recently read</source>
        <translation>最近看过</translation>
    </message>
</context>
</TS>
