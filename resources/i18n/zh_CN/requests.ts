<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>ActionCard</name>
    <message>
        <source>It hasn’t left this computer yet</source>
        <translation>还没有从这台电脑发出去</translation>
    </message>
    <message>
        <source>It’s kept here and sent as soon as support can be reached.</source>
        <translation>内容留在这里，能连上客服就发。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>现在就试</translation>
    </message>
    <message>
        <source>An answer was expected by {moment}</source>
        <translation>原本预计{moment} 前回复</translation>
    </message>
    <message>
        <source>Sorry for the wait. You can ask for an update in the same request.</source>
        <translation>抱歉让你久等。可以在同一个请求里问一下进度。</translation>
    </message>
    <message>
        <source>Ask for an update</source>
        <translation>问一下进度</translation>
    </message>
    <message>
        <source>An answer is expected by {moment}.</source>
        <translation>预计{moment} 前回复。</translation>
    </message>
    <message>
        <source>Remind me then</source>
        <translation>到时提醒我</translation>
    </message>
    <message>
        <source>We don’t know how long it takes. You’ll be told when there’s an answer.</source>
        <translation>暂时不知道要等多久，有回复会通知你。</translation>
    </message>
    <message>
        <source>Support has put it on hold</source>
        <translation>客服暂缓了这个请求</translation>
    </message>
    <message>
        <source>It was passed on to a senior colleague</source>
        <translation>已转给有更高权限的同事</translation>
    </message>
    <message>
        <source>Support is investigating. This can take longer</source>
        <translation>客服正在调查，时间可能长一些</translation>
    </message>
    <message>
        <source>{name} is on it</source>
        <translation>{name} 正在处理</translation>
    </message>
    <message>
        <source>The automatic assistant has it. A person can take over</source>
        <translation>自动助手在处理，需要时可转人工</translation>
    </message>
    <message>
        <source>Support has it. Nobody has taken it on yet</source>
        <translation>客服已收到，还没有人接手</translation>
    </message>
    <message>
        <source>Support asks for a picture</source>
        <translation>客服需要一张截图</translation>
    </message>
    <message>
        <source>Cover recovery phrases, card numbers and codes first.</source>
        <translation>先遮住助记词、卡号和验证码。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Add a screenshot</source>
        <translation>添加截图</translation>
    </message>
    <message>
        <source>Don’t answer yet. {warning}</source>
        <translation>先别回复。{warning}</translation>
    </message>
    <message>
        <source>Support waits for your answer</source>
        <translation>客服在等你的回复</translation>
    </message>
    <message>
        <source>Take your time. The request stays open.</source>
        <translation>不着急，请求会一直保留。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>New</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Support would like to know how this went.</source>
        <translation>客服想知道这次帮得怎么样。</translation>
    </message>
    <message>
        <source>The whole conversation moved to email or a social account, {time}.</source>
        <translation>{time}，全部记录已转到邮件或社交账号。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Unsend</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>RatingCard</name>
    <message>
        <source>It solved it</source>
        <translation>解决了</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分解决</translation>
    </message>
    <message>
        <source>Not really</source>
        <translation>没有解决</translation>
    </message>
    <message>
        <source>Add a word, if you like</source>
        <translation>想说点什么，可以写在这里</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Yes, it still holds</source>
        <translation>没有再出现</translation>
    </message>
    <message>
        <source>It came back</source>
        <translation>又出现了</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Not solved yet? Open it again first</source>
        <translation>还没解决？可以先重新打开</translation>
    </message>
    <message>
        <source>Support sees everything said so far. You can still rate afterwards.</source>
        <translation>客服能看到之前的全部对话，之后仍然可以评价。</translation>
    </message>
    <message>
        <source>Does the solution still hold?</source>
        <translation>问题还有没有再出现？</translation>
    </message>
    <message>
        <source>How was the help?</source>
        <translation>这次帮得怎么样？</translation>
    </message>
    <message>
        <source>Optional. Only the support team sees it.</source>
        <translation>选填，只有客服团队能看到。</translation>
    </message>
    <message>
        <source>Optional. It stays on this computer.</source>
        <translation>选填，只留在这台电脑上。</translation>
    </message>
    <message>
        <source>You said: {words}. Thank you.</source>
        <translation>你的评价：{words}。谢谢。</translation>
    </message>
    <message>
        <source>You said: {words}. Thank you. You can change it until {moment}.</source>
        <translation>你的评价：{words}。谢谢。{moment} 前可以修改。</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}：{value}</translation>
    </message>
    <message>
        <source>Service record</source>
        <translation>服务记录</translation>
    </message>
    <message>
        <source>Official support knows the case code too. Whoever contacts you and can’t name it isn’t support.</source>
        <translation>官方客服也知道核对码。联系你却说不出核对码的人，不是客服。</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>首次回复</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Case code</source>
        <translation>核对码</translation>
    </message>
    <message>
        <source>Answers also to</source>
        <translation>也回复到</translation>
    </message>
    <message>
        <source>simple</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难易</translation>
    </message>
    <message>
        <source>needs investigation</source>
        <translation>需要调查</translation>
    </message>
    <message>
        <source>confirmed by support</source>
        <translation>客服已确认</translation>
    </message>
    <message>
        <source>under investigation</source>
        <translation>正在调查</translation>
    </message>
    <message>
        <source>passed on to a senior colleague</source>
        <translation>已转给有更高权限的同事</translation>
    </message>
    <message>
        <source>support will follow up</source>
        <translation>客服会回访</translation>
    </message>
    <message>
        <source>{what} ({moment})</source>
        <translation>{what}（{moment}）</translation>
    </message>
    <message>
        <source>Support says</source>
        <translation>客服标注</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>after {length}</source>
        <translation>{length}后</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>{channel} since {moment}</source>
        <translation>{channel}，从{moment} 起</translation>
    </message>
</context>
<context>
    <name>RequestDetail</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Thank you for rating</source>
        <translation>谢谢你的评价</translation>
    </message>
    <message>
        <source>Progress of the request</source>
        <translation>请求的进度</translation>
    </message>
    <message>
        <source>Loading the request…</source>
        <translation>正在读取请求……</translation>
    </message>
    <message>
        <source>The request can’t be read</source>
        <translation>这个请求读不出来</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>写回复</translation>
    </message>
    <message>
        <source>Reference copied</source>
        <translation>编号已复制</translation>
    </message>
    <message>
        <source>Ask for an update</source>
        <translation>问一下进度</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不问</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>发出去</translation>
    </message>
    <message>
        <source>Write to reopen this request</source>
        <translation>写一句，重新打开这个请求</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>回复 {name}</translation>
    </message>
    <message>
        <source>Is it solved?</source>
        <translation>问题解决了吗？</translation>
    </message>
    <message>
        <source>The request is closed. Writing here opens it again.</source>
        <translation>请求随即结束。在这里再写一句就会重新打开。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Mark as solved</source>
        <translation>标为已解决</translation>
    </message>
    <message>
        <source>You’ll be reminded</source>
        <translation>到时会提醒你</translation>
    </message>
</context>
<context>
    <name>RequestListPane</name>
        <message>
            <source>Your requests are not loaded yet</source>
            <translation>你的请求还没有读出来</translation>
        </message>
        <message>
            <source>Nothing is lost. You can try again.</source>
            <translation>内容没有丢，可以再试一次。</translation>
        </message>
    <message>
        <source>Requests</source>
        <translation>我的请求</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新请求</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新请求</translation>
    </message>
    <message>
        <source>Search requests</source>
        <translation>搜索请求</translation>
    </message>
    <message>
        <source>Loading your requests…</source>
        <translation>正在读取你的请求……</translation>
    </message>
    <message>
        <source>Saved on this computer. You can read them offline.</source>
        <translation>请求保存在这台电脑上，离线也能看。</translation>
    </message>
    <message>
        <source>Nothing finished yet</source>
        <translation>还没有已结束的请求</translation>
    </message>
    <message>
        <source>Solved and closed requests are kept here.</source>
        <translation>解决或关闭的请求都留在这里。</translation>
    </message>
    <message>
        <source>No open requests</source>
        <translation>没有处理中的请求</translation>
    </message>
    <message>
        <source>Your earlier ones are under “Finished”.</source>
        <translation>以前的请求在已结束里。</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>Once you send one, you can follow it here.</source>
        <translation>发出之后，可以在这里看进度。</translation>
    </message>
    <message>
        <source>Tell us what happened</source>
        <translation>说说发生了什么</translation>
    </message>
    <message>
        <source>Nothing found for that</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try other words, or part of the reference.</source>
        <translation>换个词，或者输入编号的一部分。</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>处理中 {count}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Finished {count}</source>
        <translation>已结束 {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Your requests can’t be read</source>
        <translation>你的请求读不出来</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>我的请求</translation>
    </message>
    <message>
        <source>This request is no longer on this computer.</source>
        <translation>这台电脑上已经没有这个请求了。</translation>
    </message>
</context>
<context>
    <name>StartPane</name>
    <message>
        <source>Choose a request</source>
        <translation>选一个请求</translation>
    </message>
    <message>
        <source>Its progress and conversation show here.</source>
        <translation>进度和对话会显示在这里。</translation>
    </message>
    <message>
        <source>Your ratings so far</source>
        <translation>你的评价记录</translation>
    </message>
    <message numerus="yes">
        <source>%n rating(s), {average} of 5 on average</source>
        <translation>
            <numerusform>%n 次评价，平均 {average} 分（满分 5 分）</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{day}: {value}</source>
        <translation>{day}：{value} 分</translation>
    </message>
    <message>
        <source>Most recent: {trend}</source>
        <translation>最近几次：{trend}</translation>
    </message>
    <message>
        <source>Reasons given: {reasons}</source>
        <translation>给过的理由：{reasons}</translation>
    </message>
</context>
<context>
    <name>SurveyCard</name>
    <message>
        <source>Optional. Your answers stay on this computer until you export them.</source>
        <translation>选填。在你导出之前，答案只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Keep my answers</source>
        <translation>保存我的回答</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Don’t ask again</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>不回答</translation>
    </message>
    <message>
        <source>Thank you. Your answers are kept here</source>
        <translation>谢谢，你的回答已保存</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回复</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>等你回复</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>now</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没到</translation>
    </message>
    <message>
        <source>about {moment}</source>
        <translation>约{moment}</translation>
    </message>
    <message>
        <source>will send by itself</source>
        <translation>会自动发送</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>没有发出去</translation>
    </message>
    <message>
        <source>not taken yet</source>
        <translation>还没有人接手</translation>
    </message>
    <message>
        <source>seen by support</source>
        <translation>客服已看到</translation>
    </message>
    <message>
        <source>with the assistant</source>
        <translation>自动助手在处理</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>还没有回复</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>暂缓处理</translation>
    </message>
    <message>
        <source>your answer</source>
        <translation>还差你的回复</translation>
    </message>
</context>
<context>
    <name>DetailFoot</name>
    <message>
        <source>Finished. Writing here opens it again.</source>
        <translation>已结束。在这里再写一句就会重新打开。</translation>
    </message>
    <message>
        <source>Solved {moment}. Writing here opens it again.</source>
        <translation>{moment} 解决。在这里再写一句就会重新打开。</translation>
    </message>
    <message>
        <source>An answer is expected by {moment}</source>
        <translation>预计{moment} 前回复</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>打开对话</translation>
    </message>
    <message>
        <source>Ask for an update</source>
        <translation>问一下进度</translation>
    </message>
    <message>
        <source>It’s solved</source>
        <translation>已经解决</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF……</translation>
    </message>
</context>
<context>
    <name>DetailHead</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Sent {moment}</source>
        <translation>{moment} 提交</translation>
    </message>
    <message>
        <source>{first}, then {second}</source>
        <translation>{first}，后来 {second}</translation>
    </message>
</context>
</TS>
