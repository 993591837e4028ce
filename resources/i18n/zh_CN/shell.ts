<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
    <context>
        <name>Channel</name>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护中</translation>
    </message>
        <message>
            <source>Any time</source>
            <translation>全天</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>开放中</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>休息中</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>繁忙</translation>
        </message>
        <message>
            <source>Not working</source>
            <translation>暂时不通</translation>
        </message>
        <message>
            <source>Not set up</source>
            <translation>还没设置</translation>
        </message>
        <message>
            <source>Can’t tell</source>
            <translation>暂时查不到</translation>
        </message>
        <message>
            <source>otherwise about {length}</source>
            <translation>平时约等 {length}</translation>
        </message>
        <message>
            <source>about {length}</source>
            <translation>约等 {length}</translation>
        </message>
        <message>
            <source>within {length}</source>
            <translation>{length}内回复</translation>
        </message>
        <message>
            <source>opens {moment}</source>
            <translation>{moment} 开放</translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>%n 分钟前</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n 小时前</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n 小时</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n 天</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>{reference} copied</source>
            <translation>已复制 {reference}</translation>
        </message>
        <message>
            <source>Text size {percent}%</source>
            <translation>文字大小 {percent}%</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>Search help</source>
            <translation>搜索帮助</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Home</source>
            <translation>首页</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Troubleshoot</source>
            <translation>自助排查</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>联系客服</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>我的请求</translation>
        </message>
        <message>
            <source>Safety</source>
            <translation>安全防骗</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
    </context>
    <context>
        <name>RailItem</name>
        <message numerus="yes">
            <source>%n waiting for you</source>
            <translation>
                <numerusform>%n 个等你回复</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SearchPopup</name>
        <message>
            <source>Search help, requests and actions</source>
            <translation>搜索帮助、请求和操作</translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n 条结果</numerusform>
            </translation>
        </message>
        <message>
            <source>Do it now</source>
            <translation>马上去做</translation>
        </message>
        <message>
            <source>Help articles</source>
            <translation>帮助文章</translation>
        </message>
        <message>
            <source>Automatic checks</source>
            <translation>自动排查</translation>
        </message>
        <message>
            <source>Your requests</source>
            <translation>你的请求</translation>
        </message>
        <message>
            <source>Not what you’re looking for?</source>
            <translation>不是你要找的？</translation>
        </message>
        <message>
            <source>Start a check: {title}</source>
            <translation>开始排查：{title}</translation>
        </message>
        <message>
            <source>A few questions and automatic checks</source>
            <translation>回答几个问题，再自动检查</translation>
        </message>
        <message>
            <source>Ask support about this</source>
            <translation>拿这个问题问客服</translation>
        </message>
        <message>
            <source>Your words come along</source>
            <translation>你写的内容会带过去</translation>
        </message>
        <message>
            <source>Nothing found for that. Try other words, or ask support.</source>
            <translation>没找到。换个说法试试，或者问客服。</translation>
        </message>
        <message>
            <source>Nothing fits exactly. These come closest.</source>
            <translation>没有完全对上的，这几篇最接近。</translation>
        </message>
        <message>
            <source>Search results</source>
            <translation>搜索结果</translation>
        </message>
    </context>
    <context>
        <name>When</name>
        <message>
            <source>just now</source>
            <translation>刚刚</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>明天</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>刚刚</translation>
        </message>
        <message>
            <source>{time} {day}</source>
            <translation>{day} {time}</translation>
        </message>
        <message>
            <source>{day} at {time}</source>
            <translation>{day} {time}</translation>
        </message>
        <message>
            <source>on {day} at {time}</source>
            <translation>{day} {time}</translation>
        </message>
        <message>
            <source>{day} from {begins} to {ends}</source>
            <translation>{day} {begins}–{ends}</translation>
        </message>
        <message>
            <source>on {day} from {begins} to {ends}</source>
            <translation>{day} {begins}–{ends}</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Anywhere</source>
            <translation>任何页面</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>The first six pages, from Home to Safety</source>
            <translation>前六页，从首页到安全</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Write a new request</source>
            <translation>写一个新请求</translation>
        </message>
        <message>
            <source>Emergency: gave away a code or phrase, or sent money</source>
            <translation>紧急：泄露了助记词或验证码，或已转账</translation>
        </message>
        <message>
            <source>Copy the reference</source>
            <translation>复制编号</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Check again, refresh</source>
            <translation>重新检查、刷新</translation>
        </message>
        <message>
            <source>Larger, smaller or usual text</source>
            <translation>文字放大、缩小、恢复</translation>
        </message>
        <message>
            <source>Help for this page</source>
            <translation>这一页的帮助</translation>
        </message>
        <message>
            <source>This list</source>
            <translation>显示这份列表</translation>
        </message>
        <message>
            <source>Moving around</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>Next or previous part of the window</source>
            <translation>窗口的下一个或上一个区域</translation>
        </message>
        <message>
            <source>Next or previous control</source>
            <translation>下一个或上一个控件</translation>
        </message>
        <message>
            <source>Move in lists and choices</source>
            <translation>在列表和选项里移动</translation>
        </message>
        <message>
            <source>Start or end of a list or an article</source>
            <translation>列表或文章的开头、结尾</translation>
        </message>
        <message>
            <source>One screen up or down</source>
            <translation>上翻、下翻一屏</translation>
        </message>
        <message>
            <source>Open, continue</source>
            <translation>打开、继续</translation>
        </message>
        <message>
            <source>Close what’s open. Nothing you typed is lost.</source>
            <translation>关闭当前打开的内容，写好的文字不会丢。</translation>
        </message>
        <message>
            <source>On a page</source>
            <translation>当前页面</translation>
        </message>
        <message>
            <source>Choose an answer</source>
            <translation>选一个答案</translation>
        </message>
        <message>
            <source>Send what you have written</source>
            <translation>发送写好的内容</translation>
        </message>
        <message>
            <source>Send in the chat</source>
            <translation>在聊天里发送</translation>
        </message>
        <message>
            <source>New line in the chat</source>
            <translation>在聊天里换行</translation>
        </message>
        <message>
            <source>Find in the article or conversation</source>
            <translation>在文章或对话里查找</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
<context>
    <name>ClockStrip</name>
    <message>
        <source>Test clock: {moment}, {length} ahead of this computer</source>
        <translation>测试时钟：{moment}，比这台电脑快 {length}</translation>
    </message>
    <message>
        <source>Test clock: {moment}, {length} behind this computer</source>
        <translation>测试时钟：{moment}，比这台电脑慢 {length}</translation>
    </message>
    <message>
        <source>Back to the real time</source>
        <translation>恢复真实时间</translation>
    </message>
</context>
    <context>
        <name>LinkTeller</name>
    <message>
        <source>Support’s system doesn’t answer. Help and your requests still work.</source>
        <translation>客服系统没有应答，帮助和你的请求照常可用。</translation>
    </message>
    <message>
        <source>Support can be reached again.</source>
        <translation>客服系统恢复了。</translation>
    </message>
        <message>
            <source>You’re offline. Help and your requests still work.</source>
            <translation>现在离线，帮助和你的请求照常可用。</translation>
        </message>
        <message>
            <source>You’re online again.</source>
            <translation>已经重新联网。</translation>
        </message>
    </context>
<context>
    <name>DemoStrip</name>
    <message>
        <source>Demo: the wallet is invented and the replies are scripted. No real support reads this.</source>
        <translation>演示：钱包是虚构的，回复来自脚本，不会有真正的客服看到。</translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation>退出演示</translation>
    </message>
    <message>
        <source>WalletCare isn’t set up for a wallet yet, so there’s no live chat.</source>
        <translation>WalletCare 还没有接入钱包，所以没有在线聊天。</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>体验演示</translation>
    </message>
</context>
</TS>
