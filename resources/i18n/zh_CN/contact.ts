<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Transcript</name>
    <message>
        <source> (may not have arrived)</source>
        <translation>（不确定是否送达）</translation>
    </message>
    <message>
        <source> (not sent)</source>
        <translation>（没有发出去）</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>This may answer it right away</source>
        <translation>也许马上就有答案</translation>
    </message>
    <message>
        <source>What you’ve written stays here.</source>
        <translation>你写的内容会留在这里。</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>Checking, {percent}%</source>
        <translation>正在检查 {percent}%</translation>
    </message>
    <message>
        <source>Add a screenshot or file</source>
        <translation>添加截图或文件</translation>
    </message>
    <message>
        <source>Pictures, PDF, text</source>
        <translation>图片、PDF、文本</translation>
    </message>
    <message>
        <source>screenshot-{number}.png</source>
        <translation>截图-{number}.png</translation>
    </message>
</context>
<context>
    <name>CarryView</name>
    <message>
        <source>Take the request with you</source>
        <translation>把请求带走</translation>
    </message>
    <message>
        <source>Everything you wrote, what support answered and your files, under one reference.</source>
        <translation>你写的内容、客服的回复和附件都在里面，编号不变。</translation>
    </message>
    <message>
        <source>It stays open here too</source>
        <translation>这里的请求也会保留</translation>
    </message>
    <message>
        <source>Anything unsent goes out as soon as a channel works again. Give this sheet to official support only.</source>
        <translation>没发出去的内容，等有渠道恢复就会发出。这份材料只交给官方客服。</translation>
    </message>
    <message>
        <source>Back to the chat</source>
        <translation>返回聊天</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ChannelCard</name>
    <message>
        <source>From a public page, not confirmed by the wallet</source>
        <translation>来自公开网页，钱包方尚未确认</translation>
    </message>
    <message>
        <source>People write in Chinese</source>
        <translation>群里用中文</translation>
    </message>
    <message>
        <source>People write in English</source>
        <translation>群里用英文</translation>
    </message>
    <message>
        <source>People write in Chinese and English</source>
        <translation>群里用中文和英文</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>Answers in Chinese</source>
        <translation>用中文回复</translation>
    </message>
    <message>
        <source>Answers in English</source>
        <translation>用英文回复</translation>
    </message>
    <message>
        <source>Answers in Chinese and English</source>
        <translation>用中文或英文回复</translation>
    </message>
    <message>
        <source>A quieter time right now</source>
        <translation>现在人比较少</translation>
    </message>
    <message>
        <source>Quieter {when}, going by your own waits</source>
        <translation>按你以往的等待，{when} 人较少</translation>
    </message>
    <message>
        <source>Write an email</source>
        <translation>写邮件</translation>
    </message>
    <message>
        <source>Write to support</source>
        <translation>写给客服</translation>
    </message>
    <message>
        <source>Fill in the form</source>
        <translation>填写表单</translation>
    </message>
    <message>
        <source>Open {handle}</source>
        <translation>打开 {handle}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remind me at {time}</source>
        <translation>{time} 提醒我</translation>
    </message>
    <message>
        <source>Your waits so far</source>
        <translation>你之前的等待</translation>
    </message>
    <message>
        <source>Preferred: comes first</source>
        <translation>已设为首选，排在最前</translation>
    </message>
    <message>
        <source>Always show this one first</source>
        <translation>设为首选，排在最前</translation>
    </message>
    <message>
        <source>We don’t know how long an answer takes</source>
        <translation>暂时不知道要等多久</translation>
    </message>
    <message>
        <source>About {length}, measured on your own last requests</source>
        <translation>约 {length}，按你最近的请求计算</translation>
    </message>
    <message>
        <source>Longer than usual right now, otherwise about {length}</source>
        <translation>现在要比平时久，平时约 {length}</translation>
    </message>
    <message>
        <source>About {length}, as the wallet says</source>
        <translation>约 {length}，钱包方公布的时间</translation>
    </message>
    <message>
        <source>Usually quieter, not measured here yet: {when}</source>
        <translation>通常人少（这里还没有实测）：{when}</translation>
    </message>
    <message>
        <source>Remind me {moment}</source>
        <translation>{moment} 提醒我</translation>
    </message>
    <message>
        <source>This wallet hasn’t set it up here. Use another way.</source>
        <translation>这个钱包还没有开通这种方式，请换一种。</translation>
    </message>
    <message>
        <source>Open the group</source>
        <translation>打开群组</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>显示二维码</translation>
    </message>
    <message>
        <source>How to find it</source>
        <translation>怎么找到它</translation>
    </message>
</context>
<context>
    <name>ChannelKind</name>
    <message>
        <source>Live chat</source>
        <translation>在线聊天</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Web form</source>
        <translation>网页表单</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Official social</source>
        <translation>官方社交账号</translation>
    </message>
    <message>
        <source>User community</source>
        <translation>用户社群</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Back to the channels</source>
        <translation>返回渠道列表</translation>
    </message>
    <message>
        <source>More about this conversation</source>
        <translation>这次对话的更多操作</translation>
    </message>
    <message>
        <source>Verified support</source>
        <translation>已核实的客服</translation>
    </message>
    <message>
        <source>Copy the reference {reference}</source>
        <translation>复制编号 {reference}</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Loading the conversation…</source>
        <translation>正在读取对话……</translation>
    </message>
    <message>
        <source>The conversation can’t be read</source>
        <translation>这段对话读不出来</translation>
    </message>
    <message>
        <source>Reference copied</source>
        <translation>编号已复制</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>写消息</translation>
    </message>
    <message>
        <source>Write an email about this request</source>
        <translation>为这个请求写邮件</translation>
    </message>
    <message>
        <source>{brand} support</source>
        <translation>{brand}客服</translation>
    </message>
    <message>
        <source>Automatic assistant</source>
        <translation>自动助手</translation>
    </message>
    <message>
        <source>A person takes over when needed</source>
        <translation>需要时由人工接手</translation>
    </message>
    <message>
        <source>This request is finished</source>
        <translation>这个请求已经结束</translation>
    </message>
    <message>
        <source>Nobody has taken it yet</source>
        <translation>还没有人接手</translation>
    </message>
    <message>
        <source>someone is online</source>
        <translation>有客服在线</translation>
    </message>
    <message>
        <source>nobody is online</source>
        <translation>没有客服在线</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>{name} is typing</source>
        <translation>{name} 正在输入</translation>
    </message>
    <message>
        <source>Not sent. Press “Try again” under the message.</source>
        <translation>没有发出去，请点消息下面的再试一次。</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>The clearer, the sooner it’s solved</source>
        <translation>写得越清楚，越快解决</translation>
    </message>
    <message>
        <source>given</source>
        <translation>已写</translation>
    </message>
    <message>
        <source>not given yet</source>
        <translation>还没写</translation>
    </message>
</context>
<context>
    <name>ComposerView</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>What did you do, and what did you see? A sentence or two is enough.</source>
        <translation>做了什么，看到了什么？一两句话就够。</translation>
    </message>
    <message>
        <source>See what support will see</source>
        <translation>看看客服会看到什么</translation>
    </message>
    <message>
        <source>The report was taken out</source>
        <translation>报告已拿掉</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <source>A request could not be sent. It is kept as a draft.</source>
        <translation>有一个请求没能发出，已存为草稿。</translation>
    </message>
</context>
<context>
    <name>ContactPage</name>
    <message>
        <source>Contact support</source>
        <translation>联系客服</translation>
    </message>
    <message>
        <source>This request is no longer on this computer.</source>
        <translation>这台电脑上已经没有这个请求了。</translation>
    </message>
    <message>
        <source>Write to support</source>
        <translation>写给客服</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Official social accounts</source>
        <translation>官方社交账号</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>带走请求</translation>
    </message>
</context>
<context>
    <name>EmailView</name>
    <message>
        <source>Continue by email</source>
        <translation>转成邮件</translation>
    </message>
    <message>
        <source>Same request, same reference: {reference}. No need to explain again.</source>
        <translation>还是同一个请求，编号 {reference}，不用重新说。</translation>
    </message>
    <message>
        <source>The email is on its way</source>
        <translation>邮件正在发送</translation>
    </message>
    <message>
        <source>This went out already</source>
        <translation>这段话发过了</translation>
    </message>
    <message>
        <source>The same text was sent in this request before. It’s in the conversation that comes along.</source>
        <translation>这个请求里已经发过同样的话，会随对话一起带上。</translation>
    </message>
    <message>
        <source>Send it once more</source>
        <translation>再发一遍</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不重复发</translation>
    </message>
    <message>
        <source>Noted as sent</source>
        <translation>已记为发出</translation>
    </message>
    <message>
        <source>Your email to support</source>
        <translation>给客服的邮件</translation>
    </message>
    <message>
        <source>Send your email</source>
        <translation>发送邮件</translation>
    </message>
</context>
<context>
    <name>GuardPromise</name>
    <message>
        <source>Support never asks for a recovery phrase, password or code. We check before sending.</source>
        <translation>客服从不索要助记词、密码或验证码。每条消息发出前都会先检查一遍。</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>Open at any time</source>
        <translation>全天开放</translation>
    </message>
    <message>
        <source>Opening hours not known</source>
        <translation>暂时查不到开放时间</translation>
    </message>
    <message>
        <source>Opens {moment}, your time</source>
        <translation>{moment} 开放，你的当地时间</translation>
    </message>
    <message>
        <source>Closed until further notice</source>
        <translation>暂停服务，恢复时间未定</translation>
    </message>
    <message>
        <source>Closed today</source>
        <translation>今天不开放</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Today {hours}, your time</source>
        <translation>今天 {hours}，你的当地时间</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>That folder can’t be written to. Choose another one.</source>
        <translation>这个文件夹无法写入，请换一个。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>LadderCard</name>
    <message>
        <source>You’re number {place}</source>
        <translation>你排在第 {place} 位</translation>
    </message>
    <message>
        <source>If one way fails, the next takes over</source>
        <translation>先聊天，不行就换下一个</translation>
    </message>
    <message>
        <source>Same reference all the way. No need to explain again.</source>
        <translation>同一个编号会一直跟着你，不用重新说。</translation>
    </message>
    <message>
        <source>With {name}</source>
        <translation>{name} 在处理</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Opens verified accounts only</source>
        <translation>只打开核对过的官方账号</translation>
    </message>
    <message>
        <source>Can’t be reached right now; we keep trying</source>
        <translation>暂时连不上，会一直尝试</translation>
    </message>
    <message>
        <source>Not available for this wallet</source>
        <translation>这个钱包没有开通</translation>
    </message>
    <message>
        <source>No answer for {length}</source>
        <translation>{length}没有回音</translation>
    </message>
    <message>
        <source>You’re here</source>
        <translation>你在这里</translation>
    </message>
    <message>
        <source>We take your message for later</source>
        <translation>先收下你的留言</translation>
    </message>
    <message>
        <source>We don’t know how long it takes</source>
        <translation>暂时不知道要等多久</translation>
    </message>
    <message>
        <source>Takes over if chat goes quiet</source>
        <translation>聊天没人接时转到这里</translation>
    </message>
    <message>
        <source>If email is silent for {length}</source>
        <translation>邮件 {length}没回音时使用</translation>
    </message>
    <message>
        <source>Reply usually within {length}</source>
        <translation>通常 {length}内回复</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>What happens next</source>
        <translation>发出后会怎样</translation>
    </message>
    <message>
        <source>Support reads what you wrote</source>
        <translation>客服先看你写的内容</translation>
    </message>
    <message>
        <source>Don’t do what the message asks for</source>
        <translation>别照那条消息说的做</translation>
    </message>
    <message>
        <source>Report it below the message. Everything else goes on here</source>
        <translation>在那条消息下面举报；别的事可以继续在这里说</translation>
    </message>
    <message>
        <source>Support reads what you wrote and your troubleshooting report</source>
        <translation>客服先看你写的内容和排查报告</translation>
    </message>
    <message>
        <source>The answer appears here, with a notification</source>
        <translation>回复会出现在这里，也会弹出通知</translation>
    </message>
    <message>
        <source>Your reference stays valid until it’s solved</source>
        <translation>问题没解决前，编号一直有效</translation>
    </message>
    <message>
        <source>You can rate the help under Requests</source>
        <translation>可以在我的请求里评价这次帮助</translation>
    </message>
    <message>
        <source>Writing here opens the request again</source>
        <translation>在这里再写一句，请求就会重新打开</translation>
    </message>
    <message>
        <source>Support waits for your answer</source>
        <translation>客服在等你的回复</translation>
    </message>
    <message>
        <source>You can answer later too: it’s all kept here</source>
        <translation>晚点回复也可以，内容都留在这里</translation>
    </message>
    <message>
        <source>Support answers to your email address</source>
        <translation>客服会回复到你的邮箱</translation>
    </message>
    <message>
        <source>Check that the subject shows the reference</source>
        <translation>看一下主题里有没有这个编号</translation>
    </message>
    <message>
        <source>If nothing comes, an official social account can look it up</source>
        <translation>一直没回音，可以请官方社交账号查询</translation>
    </message>
    <message>
        <source>Support looks into it</source>
        <translation>客服去核实情况</translation>
    </message>
    <message>
        <source>{name} looks into it</source>
        <translation>{name} 去核实情况</translation>
    </message>
    <message>
        <source>What you wrote goes out by itself, once</source>
        <translation>你写的内容会自动发出，只发一次</translation>
    </message>
    <message>
        <source>If the chat closes, you can go on by email</source>
        <translation>聊天关了，可以改用邮件继续</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>This computer isn’t on a network</source>
        <translation>这台电脑没有连上网络</translation>
    </message>
    <message>
        <source>What you wrote is kept here and sent when you’re online again.</source>
        <translation>你写的内容已经存好，联网后自动发出。</translation>
    </message>
    <message>
        <source>Not sent. Change it or try again above</source>
        <translation>没有发出去，可以在上面修改或再试一次</translation>
    </message>
    <message>
        <source>Not sent yet, retrying by itself: {time}</source>
        <translation>还没有发出，正在自动重试：{time}</translation>
    </message>
    <message>
        <source>Waiting for an answer: {time}</source>
        <translation>等待回复：{time}</translation>
    </message>
    <message>
        <source>We’ll offer another way at {time}.</source>
        <translation>{time} 会建议换个方式。</translation>
    </message>
    <message>
        <source>No answer for {length}</source>
        <translation>{length}没有人接</translation>
    </message>
    <message>
        <source>Keep waiting, or continue by email. Your reference and this chat come along.</source>
        <translation>可以接着等，也可以转成邮件。编号和聊天内容会一起带上。</translation>
    </message>
    <message>
        <source>Busier than usual right now</source>
        <translation>现在比平时忙</translation>
    </message>
    <message>
        <source>Your place is kept. Or continue by email, with the same reference.</source>
        <translation>你的排队位置还在。也可以转成邮件，编号不变。</translation>
    </message>
    <message>
        <source>Chat is closed right now</source>
        <translation>聊天现在没有开放</translation>
    </message>
    <message>
        <source>It opens {moment}, your time. Your message is kept for then, or goes by email.</source>
        <translation>{moment} 开放，你的当地时间。留言会保留到那时，也可以转成邮件。</translation>
    </message>
    <message>
        <source>Your message is kept for later, or goes by email.</source>
        <translation>留言会先保留，也可以转成邮件。</translation>
    </message>
    <message>
        <source>Chat can’t be reached. It’s not you</source>
        <translation>聊天暂时连不上，不是你的问题</translation>
    </message>
    <message>
        <source>What you wrote is kept here and we keep trying. Or continue another way.</source>
        <translation>你写的内容留在这里，会一直尝试发送。也可以换一种方式。</translation>
    </message>
    <message>
        <source>The email is ready, but not sent yet</source>
        <translation>邮件写好了，还没有发出</translation>
    </message>
    <message>
        <source>Send it with your mail program, then tell us here.</source>
        <translation>用邮件软件发出后，回来说一声。</translation>
    </message>
    <message>
        <source>No reply to the email for {length}. Sorry for the wait</source>
        <translation>邮件 {length}没有回音，抱歉让你久等</translation>
    </message>
    <message>
        <source>An official social account can look up your reference.</source>
        <translation>可以请官方社交账号按编号查一下。</translation>
    </message>
    <message>
        <source>The email doesn’t go out from here</source>
        <translation>邮件从这里发不出去</translation>
    </message>
    <message>
        <source>Send it with your mail program, or choose another way. Nothing is lost.</source>
        <translation>可以用邮件软件发，也可以换一种方式，内容没有丢。</translation>
    </message>
    <message>
        <source>No answer for {length}. Sorry for the wait</source>
        <translation>{length}没有回音，抱歉让你久等</translation>
    </message>
    <message>
        <source>Take the whole request with you as a file or on paper.</source>
        <translation>可以把整个请求存成文件或打印出来带走。</translation>
    </message>
    <message>
        <source>No way to support works right now</source>
        <translation>现在联系不上客服</translation>
    </message>
    <message>
        <source>Everything is kept here. Take the whole request with you as a file or on paper.</source>
        <translation>内容都留在这里。也可以把整个请求存成文件，或打印出来带走。</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>接着等</translation>
    </message>
    <message>
        <source>Keep it for opening time</source>
        <translation>留到开放时间</translation>
    </message>
    <message>
        <source>Continue by email</source>
        <translation>转成邮件</translation>
    </message>
    <message>
        <source>Open the email</source>
        <translation>打开邮件</translation>
    </message>
    <message>
        <source>Use a social account</source>
        <translation>换到社交账号</translation>
    </message>
    <message>
        <source>Take it with me</source>
        <translation>带走请求</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Pick up where you left off</source>
        <translation>继续上次的</translation>
    </message>
    <message>
        <source>Ways to reach support</source>
        <translation>联系客服的方式</translation>
    </message>
    <message>
        <source>Looking at which channels are open…</source>
        <translation>正在看哪些渠道开放……</translation>
    </message>
    <message>
        <source>No official channel is known for this wallet</source>
        <translation>还不知道这个钱包的官方渠道</translation>
    </message>
    <message>
        <source>Help and troubleshooting work without one.</source>
        <translation>帮助和自助排查照常可用。</translation>
    </message>
    <message>
        <source>User communities, not support</source>
        <translation>用户社群，不是客服</translation>
    </message>
    <message>
        <source>Nobody there works for the wallet</source>
        <translation>群里没有钱包方的工作人员</translation>
    </message>
    <message>
        <source>People who offer help there in private may be scammers. Never share a recovery phrase, a password or a code.</source>
        <translation>在群里私下说要帮你的，可能是骗子。助记词、密码和验证码都不要给。</translation>
    </message>
    <message>
        <source>Draft, not sent yet</source>
        <translation>草稿，还没有发出</translation>
    </message>
    <message>
        <source>Delete this draft</source>
        <translation>删除这份草稿</translation>
    </message>
    <message>
        <source>Draft deleted</source>
        <translation>草稿已删除</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>You’ll be reminded</source>
        <translation>到时会提醒你</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>可以怎么做</translation>
    </message>
    <message>
        <source>Busier than usual today</source>
        <translation>今天比平时忙</translation>
    </message>
    <message>
        <source>It’s a holiday: hours are changed and answers may take longer.</source>
        <translation>今天是节假日，开放时间有调整，回复可能会慢一些。</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>What support will see</source>
        <translation>客服会看到这些</translation>
    </message>
    <message>
        <source>Word for word. You get the reference when you send it.</source>
        <translation>一字不差。编号在发出时生成。</translation>
    </message>
    <message>
        <source>Files: {names}</source>
        <translation>文件：{names}</translation>
    </message>
    <message>
        <source>Sent along: {codes}</source>
        <translation>一并发送：{codes}</translation>
    </message>
    <message>
        <source>Back to writing</source>
        <translation>返回继续写</translation>
    </message>
</context>
<context>
    <name>ReplyBox</name>
    <message>
        <source>Add a screenshot or file</source>
        <translation>添加截图或文件</translation>
    </message>
    <message>
        <source>Enter to send</source>
        <translation>按回车发送</translation>
    </message>
    <message>
        <source>Keep it as it was</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>You’re editing a message that hasn’t been sent yet</source>
        <translation>正在修改一条还没发出的消息</translation>
    </message>
    <message>
        <source>It’s already on its way and can’t be changed any more.</source>
        <translation>这条已经在发送，改不了了。</translation>
    </message>
    <message>
        <source>Deal with the notice above first</source>
        <translation>先处理上面的提醒</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>SecretBanner</name>
    <message>
        <source>Hide it for me</source>
        <translation>帮我遮住</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>帮我删掉</translation>
    </message>
    <message>
        <source>It isn’t one</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>Nothing of it was saved or sent.</source>
        <translation>内容没有保存，也没有发送。</translation>
    </message>
    <message>
        <source>Send it as it stands?</source>
        <translation>就这样发出去吗？</translation>
    </message>
    <message>
        <source>It may be sent</source>
        <translation>可以发</translation>
    </message>
    <message>
        <source>Keep it out</source>
        <translation>先不发</translation>
    </message>
</context>
<context>
    <name>SocialView</name>
    <message>
        <source>Use an official social account</source>
        <translation>通过官方社交账号联系</translation>
    </message>
    <message>
        <source>Only accounts on the official list are shown</source>
        <translation>只显示我们核对过的官方账号</translation>
    </message>
    <message>
        <source>No official social account is known</source>
        <translation>还不知道官方社交账号</translation>
    </message>
    <message>
        <source>Take the whole request with you instead. Nothing is lost.</source>
        <translation>可以先把整个请求带走，内容没有丢。</translation>
    </message>
    <message>
        <source>Three rules before you open it</source>
        <translation>打开之前，请先看这三条</translation>
    </message>
    <message>
        <source>I’ve read this and will only talk to the account chosen above</source>
        <translation>我看过了，只和上面选中的官方账号联系</translation>
    </message>
    <message>
        <source>This text is copied for you</source>
        <translation>会替你复制好这段话</translation>
    </message>
    <message>
        <source>It holds the reference only, nothing personal.</source>
        <translation>里面只有编号，没有个人信息。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Opens in the browser</source>
        <translation>会在浏览器里打开</translation>
    </message>
    <message>
        <source>No answer for {length}, sorry for the wait. The reference stays the same.</source>
        <translation>{length}没有回音，抱歉让你久等。可以换到社交账号，编号不变。</translation>
    </message>
    <message>
        <source>They can look up your request. The reference stays the same.</source>
        <translation>他们可以查到你的请求，编号不变。</translation>
    </message>
    <message>
        <source>Support never writes to you first</source>
        <translation>客服不会先私信你</translation>
    </message>
    <message>
        <source>An account that contacts you to “help” isn’t support.</source>
        <translation>凡是主动来找你处理问题的账号，都不是客服。</translation>
    </message>
    <message>
        <source>Never send a recovery phrase, password or code</source>
        <translation>不要发助记词、密码、验证码</translation>
    </message>
    <message>
        <source>The reference {reference} is all they need to find you.</source>
        <translation>只需要发编号 {reference}，客服就能找到你。</translation>
    </message>
    <message>
        <source>Never pay to get a refund</source>
        <translation>不要为了退款先转账</translation>
    </message>
    <message>
        <source>A refund costs nothing and needs no other app.</source>
        <translation>退款从不收费，也不需要下载别的软件。</translation>
    </message>
    <message>
        <source>answers within {length}</source>
        <translation>约 {length}内回复</translation>
    </message>
    <message>
        <source>in Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Copy and open {handle}</source>
        <translation>复制并打开 {handle}</translation>
    </message>
    <message>
        <source>Copied, opening the account</source>
        <translation>已复制，正在打开账号</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>StoryInput</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Automatic answer</source>
        <translation>自动回复</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Support deleted this message.</source>
        <translation>客服删除了这条消息。</translation>
    </message>
    <message>
        <source>This message can’t be shown here.</source>
        <translation>这条消息无法在这里显示。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为……</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>{time}: the whole conversation moved to email or a social account.</source>
        <translation>{time}，全部记录已转到邮件或社交账号。</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Unsend</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Support would like to know how this went.</source>
        <translation>客服想知道这次帮得怎么样。</translation>
    </message>
    <message>
        <source>Rate it</source>
        <translation>评价一下</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开页面</translation>
    </message>
    <message>
        <source>{choice}, your choice</source>
        <translation>{choice}，你选的</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>显示图片</translation>
    </message>
    <message>
        <source>Fetching {name}</source>
        <translation>正在获取 {name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Picture {name}, press to enlarge</source>
        <translation>图片 {name}，按下可放大</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This picture can’t be shown here. You can save it.</source>
        <translation>这张图片在这里显示不了，可以先保存。</translation>
    </message>
    <message>
        <source>Support needs this one</source>
        <translation>客服需要这一项</translation>
    </message>
    <message>
        <source>Up to {count} characters</source>
        <translation>最多 {count} 个字</translation>
    </message>
    <message>
        <source>Add the part after @, like mail.com</source>
        <translation>邮箱还差后半段，比如 @mail.com</translation>
    </message>
    <message>
        <source>This isn’t in the format support expects</source>
        <translation>和客服要求的格式不一样</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Send the answers</source>
        <translation>发送回答</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送……</translation>
    </message>
    <message>
        <source>Something is missing in the form</source>
        <translation>表单里还有要补的内容</translation>
    </message>
    <message>
        <source>This looks like a secret. Support never needs it: take it out.</source>
        <translation>这看起来是敏感信息。客服从来用不上，请删掉。</translation>
    </message>
    <message>
        <source>left empty</source>
        <translation>没有填写</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Write your answer below</source>
        <translation>在下面写回答</translation>
    </message>
    <message>
        <source>A message in my request {reference} worries me:</source>
        <translation>我的请求 {reference} 里有一条消息让我不放心：</translation>
    </message>
    <message>
        <source>Next try at {time}.</source>
        <translation>{time} 再试。</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>现在发送</translation>
    </message>
    <message>
        <source>Sending files</source>
        <translation>正在发送文件</translation>
    </message>
    <message>
        <source>Report it</source>
        <translation>举报</translation>
    </message>
    <message>
        <source>Check the sender</source>
        <translation>核对发送者</translation>
    </message>
    <message>
        <source>Signed by support for this request</source>
        <translation>客服已为这个请求签名</translation>
    </message>
    <message>
        <source>The signature doesn’t match: this may not be from support</source>
        <translation>签名对不上，这可能不是客服写的</translation>
    </message>
    <message>
        <source>That didn’t work. Next try in {seconds} s</source>
        <translation>没有成功，{seconds} 秒后再试</translation>
    </message>
</context>
<context>
    <name>ThreadList</name>
    <message>
        <source>New messages</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>显示更早的消息</translation>
    </message>
</context>
<context>
    <name>ThreadSearch</name>
    <message>
        <source>Search in this conversation</source>
        <translation>在对话里搜索</translation>
    </message>
    <message>
        <source>Earlier match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Later match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 处，共 {count} 处</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>WaitHistory</name>
    <message>
        <source>Measured from your own requests. Hours in {zone}.</source>
        <translation>按你自己的请求计算，时间为 {zone}。</translation>
    </message>
    <message>
        <source>Nothing measured yet. It fills as your requests are answered.</source>
        <translation>还没有数据，请求得到回复后会慢慢积累。</translation>
    </message>
    <message>
        <source>Your waits so far</source>
        <translation>你之前的等待</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{day} {hour}: {length}, measured {count} times</source>
        <translation>{day} {hour}：{length}，测到 {count} 次</translation>
    </message>
    <message>
        <source>Waits by weekday and hour</source>
        <translation>按星期和时段的等待时间</translation>
    </message>
    <message>
        <source>Darkest: {length}. Empty: not measured yet.</source>
        <translation>颜色最深：{length}。空白：还没有测到。</translation>
    </message>
    <message>
        <source>Shortest {day} {hour}, {length}. Longest {late_day} {late_hour}, {late_length}.</source>
        <translation>最短 {day} {hour}，{length}。最长 {late_day} {late_hour}，{late_length}。</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>While you wait</source>
        <translation>等待期间</translation>
    </message>
    <message>
        <source>Worth reading while you wait</source>
        <translation>可以先看看</translation>
    </message>
    <message>
        <source>Report the slow answer</source>
        <translation>反映回复太慢</translation>
    </message>
    <message>
        <source>Waiting for {length}</source>
        <translation>已经等了 {length}</translation>
    </message>
    <message>
        <source>Waiting for less than a minute</source>
        <translation>等了不到 1 分钟</translation>
    </message>
    <message>
        <source>We don’t know how long it takes.</source>
        <translation>暂时不知道要等多久。</translation>
    </message>
    <message>
        <source>An answer was expected by {moment}.</source>
        <translation>原本预计{moment} 前回复。</translation>
    </message>
    <message>
        <source>Usually answered by {moment}.</source>
        <translation>预计{moment} 前回复。</translation>
    </message>
    <message>
        <source>It’s solved, leave the queue</source>
        <translation>已经解决，不用排队了</translation>
    </message>
    <message>
        <source>It’s solved already</source>
        <translation>已经解决了</translation>
    </message>
    <message>
        <source>You’re number {place}, about {length}</source>
        <translation>你排在第 {place} 位，大约还要 {length}</translation>
    </message>
    <message>
        <source>You’re number {place}</source>
        <translation>你排在第 {place} 位</translation>
    </message>
</context>
<context>
    <name>DetailFields</name>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>Today 12:40, or roughly</source>
        <translation>今天 12:40，大概也行</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>With the currency</source>
        <translation>带上币种</translation>
    </message>
    <message>
        <source>Transaction number</source>
        <translation>交易编号</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>takes over if the chat breaks off</source>
        <translation>聊天断了就接着用邮件</translation>
    </message>
    <message>
        <source>Add the part after @, like mail.com</source>
        <translation>邮箱还差后半段，比如 @mail.com</translation>
    </message>
    <message>
        <source>This address has a space or a letter that doesn’t belong</source>
        <translation>邮箱里多了空格或别的字符</translation>
    </message>
</context>
<context>
    <name>DraftHints</name>
    <message>
        <source>Add an opening line in their language</source>
        <translation>加一句对方语言的开场白</translation>
    </message>
    <message>
        <source>Written in anger?</source>
        <translation>写得有点急？</translation>
    </message>
    <message>
        <source>Nobody on this channel reads your language</source>
        <translation>这个渠道的客服看不懂中文</translation>
    </message>
    <message>
        <source>You can put an opening line in their language before your own words.</source>
        <translation>可以在你的话前面加一句对方看得懂的开场白。</translation>
    </message>
</context>
<context>
    <name>BetterWay</name>
    <message>
        <source>To stop something right now, call</source>
        <translation>要马上冻结或挂失，直接打电话</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Email suits this better</source>
        <translation>这类事更适合发邮件</translation>
    </message>
    <message>
        <source>You keep it in writing, and you can attach documents.</source>
        <translation>留有书面记录，也方便附上材料。</translation>
    </message>
    <message>
        <source>Send by email</source>
        <translation>改用邮件</translation>
    </message>
</context>
<context>
    <name>FilesBox</name>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>up to 10 MB each</source>
        <translation>每个不超过 10 MB</translation>
    </message>
    <message>
        <source>Troubleshooting report</source>
        <translation>排查报告</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>已附上</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>Save draft</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Sent encrypted. Support sees only what you write and attach.</source>
        <translation>加密发送。客服只能看到你写的内容和附件。</translation>
    </message>
    <message>
        <source>Support sees only what you write and attach.</source>
        <translation>客服只能看到你写的内容和附件。</translation>
    </message>
    <message>
        <source>Deal with the notice above first</source>
        <translation>先处理上面的提醒</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送……</translation>
    </message>
    <message>
        <source>Send to support</source>
        <translation>发给客服</translation>
    </message>
</context>
<context>
    <name>WhatRow</name>
    <message>
        <source>What is it about</source>
        <translation>是哪方面的问题</translation>
    </message>
    <message>
        <source>Choose a topic</source>
        <translation>选一个主题</translation>
    </message>
    <message>
        <source>Send by</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>Use an opening line</source>
        <translation>套用开场白</translation>
    </message>
</context>
<context>
    <name>ChatMenu</name>
    <message>
        <source>Search in this conversation</source>
        <translation>在对话里搜索</translation>
    </message>
    <message>
        <source>Show the whole request</source>
        <translation>查看整个请求</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>存为文本……</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF……</translation>
    </message>
    <message>
        <source>Continue by email</source>
        <translation>转成邮件</translation>
    </message>
    <message>
        <source>Use a social account</source>
        <translation>换到社交账号</translation>
    </message>
    <message>
        <source>Take everything with me</source>
        <translation>把全部内容带走</translation>
    </message>
    <message>
        <source>Mark as solved</source>
        <translation>标为已解决</translation>
    </message>
    <message>
        <source>Is it solved?</source>
        <translation>问题解决了吗？</translation>
    </message>
    <message>
        <source>You leave the queue and the request is closed. Writing here opens it again.</source>
        <translation>你会离开排队，请求随即结束。在这里再写一句就能重新打开。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>ChatNotes</name>
    <message>
        <source>Support’s system doesn’t answer</source>
        <translation>客服系统没有应答</translation>
    </message>
    <message>
        <source>This computer is on a network, so it’s most likely not you. What you write is kept and sent when it answers again.</source>
        <translation>这台电脑连着网络，多半不是你这边的问题。写好的内容会先存着，恢复后自动发出。</translation>
    </message>
    <message>
        <source>New messages still arrive: we check every few seconds.</source>
        <translation>新消息照样能收到：每隔几秒会检查一次。</translation>
    </message>
    <message>
        <source>Continue in a new conversation</source>
        <translation>在新对话里继续</translation>
    </message>
    <message>
        <source>The earlier conversation is gone from the server</source>
        <translation>之前的对话在服务器上找不到了</translation>
    </message>
    <message>
        <source>Everything is still here. Keep writing under the same reference.</source>
        <translation>内容都还在这里。继续写就行，编号不变。</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>再次打开账号</translation>
    </message>
    <message>
        <source>This request is with an official social account now</source>
        <translation>这个请求已转到官方社交账号</translation>
    </message>
    <message>
        <source>Continue there with the reference. You can still read this conversation.</source>
        <translation>请在那边报上编号继续。这里的记录仍然可以看。</translation>
    </message>
    <message>
        <source>You’re offline</source>
        <translation>现在没有网络</translation>
    </message>
    <message>
        <source>What you write is kept and sent when you’re online again.</source>
        <translation>写好的内容会先存着，联网后发送。</translation>
    </message>
    <message>
        <source>Live updates are off</source>
        <translation>实时更新没有连上</translation>
    </message>
</context>
<context>
    <name>QuickReplies</name>
    <message>
        <source>When will I hear back?</source>
        <translation>大概多久有回复？</translation>
    </message>
    <message>
        <source>What can I do meanwhile?</source>
        <translation>这期间我能做什么？</translation>
    </message>
    <message>
        <source>It’s solved, thank you</source>
        <translation>已经好了，谢谢</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Unsent. It never went out.</source>
        <translation>已撤回，没有发出去。</translation>
    </message>
    <message>
        <source>It’s already on its way.</source>
        <translation>已经在发送了，来不及撤回。</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>Your own mail program</source>
        <translation>你自己的邮件软件</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Answers to</source>
        <translation>回复到</translation>
    </message>
    <message>
        <source>Official answers come from this address and carry the reference in the subject.</source>
        <translation>官方回复来自这个邮箱，主题里带着编号。</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>Send it in your mail program. If none opened, press “Copy”</source>
        <translation>请在邮件软件里发出。没有打开的话，点“复制”</translation>
    </message>
    <message>
        <source>It’s too long for that, or has attachments. Save it, then open the file.</source>
        <translation>内容太长或带有附件，请先存为文件，再打开它。</translation>
    </message>
    <message>
        <source>Copied: address, subject and text</source>
        <translation>收件人、主题和正文已复制</translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message>
        <source>Anything to add</source>
        <translation>还想补充的</translation>
    </message>
    <message>
        <source>What you’ve written so far is included.</source>
        <translation>之前写的内容会自动带上。</translation>
    </message>
    <message>
        <source>Attach the conversation so far</source>
        <translation>附上到现在为止的对话</translation>
    </message>
    <message>
        <source>The email, word for word</source>
        <translation>邮件全文</translation>
    </message>
</context>
<context>
    <name>MailBar</name>
    <message>
        <source>Save as a file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>I’ve sent it</source>
        <translation>我已经发了</translation>
    </message>
    <message>
        <source>Send from here instead…</source>
        <translation>改从这里发送……</translation>
    </message>
    <message>
        <source>Back to the request</source>
        <translation>回到请求</translation>
    </message>
    <message>
        <source>Back to the chat</source>
        <translation>返回聊天</translation>
    </message>
    <message>
        <source>Send the email</source>
        <translation>发送邮件</translation>
    </message>
    <message>
        <source>Open in my mail program</source>
        <translation>用邮件软件打开</translation>
    </message>
</context>
<context>
    <name>MailStateBanner</name>
    <message>
        <source>We don’t know how long an answer takes. It comes to your mailbox.</source>
        <translation>暂时不知道要等多久。回复会发到你的邮箱。</translation>
    </message>
    <message>
        <source>Usually answered within {length}. The answer comes to your mailbox.</source>
        <translation>通常 {length}内回复，会发到你的邮箱。</translation>
    </message>
    <message>
        <source>The email is on its way</source>
        <translation>邮件正在发送</translation>
    </message>
    <message>
        <source>The email was sent</source>
        <translation>邮件已发出</translation>
    </message>
    <message>
        <source>The email is ready, but not sent yet</source>
        <translation>邮件写好了，还没有发出</translation>
    </message>
    <message>
        <source>Send it with your mail program, then press “I’ve sent it”.</source>
        <translation>用邮件软件发出后，回来点我已经发了。</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Scan this code in {network} on your phone.</source>
        <translation>用手机上的{network}扫这个码。</translation>
    </message>
    <message>
        <source>Search for this id in {network} on your phone.</source>
        <translation>在手机上的{network}里搜索这个号。</translation>
    </message>
    <message>
        <source>QR code of {channel} in {network}</source>
        <translation>{network}里“{channel}”的二维码</translation>
    </message>
    <message>
        <source>, the same as the id {id}</source>
        <translation>，和号码 {id} 是同一个</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Nobody in the group is support</source>
        <translation>群里没有客服</translation>
    </message>
    <message>
        <source>Anyone there who messages you first, asks for a recovery phrase or code, or wants money for help is a scammer.</source>
        <translation>群里主动私聊你、索要助记词或验证码，或者收钱帮忙的，都是骗子。</translation>
    </message>
    <message>
        <source>Talk only to this account</source>
        <translation>只和这个账号联系</translation>
    </message>
    <message>
        <source>An account with a similar name may be a scammer. Support never asks for a recovery phrase or code.</source>
        <translation>名字相似的账号可能是骗子。客服不会索要助记词或验证码。</translation>
    </message>
    <message>
        <source>From a public page, not confirmed by the wallet</source>
        <translation>来自公开网页，钱包方尚未确认</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CutOffNote</name>
    <message>
        <source>You’re offline</source>
        <translation>现在没有网络</translation>
    </message>
    <message>
        <source>You can write now. It’s kept here and sent when you’re online again.</source>
        <translation>现在可以先写，内容留在这里，联网后发送。</translation>
    </message>
    <message>
        <source>Support’s system doesn’t answer</source>
        <translation>客服系统没有应答</translation>
    </message>
    <message>
        <source>This computer is on a network, so it’s most likely not you. What you write is kept and sent when it answers. Other ways below may work.</source>
        <translation>这台电脑连着网络，多半不是你这边的问题。写好的内容会先存着，恢复后自动发出；下面的其他渠道可能还能用。</translation>
    </message>
    <message>
        <source>Find the cause</source>
        <translation>查查原因</translation>
    </message>
</context>
<context>
    <name>ReachPerson</name>
    <message>
        <source>Talk to a person</source>
        <translation>找人工客服</translation>
    </message>
</context>
</TS>
