<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
    <context>
        <name>HomePage</name>
    <message>
        <source>Something else?</source>
        <translation>是其他问题？</translation>
    </message>
    <message>
        <source>Transfer trouble</source>
        <translation>转账问题</translation>
    </message>
    <message>
        <source>Forgot password</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>Account frozen</source>
        <translation>账户被冻结</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>绑卡和解绑</translation>
    </message>
    <message>
        <source>All troubleshooters</source>
        <translation>全部自助排查</translation>
    </message>
    <message>
        <source>Support’s system doesn’t answer</source>
        <translation>客服系统没有应答</translation>
    </message>
        <message>
            <source>Home</source>
            <translation>首页</translation>
        </message>
        <message>
            <source>What went wrong?</source>
            <translation>遇到什么问题了？</translation>
        </message>
        <message>
            <source>For example: payment failed but I was charged</source>
            <translation>例如：付款失败，但钱已经扣了</translation>
        </message>
        <message>
            <source>Payment failed</source>
            <translation>付款失败</translation>
        </message>
        <message>
            <source>Declined, charged twice, or stuck on processing</source>
            <translation>没付成、扣了两次、一直处理中</translation>
        </message>
        <message>
            <source>Forgot password, new phone, or locked out</source>
            <translation>忘记密码、换了手机、账户被锁</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>退款</translation>
        </message>
        <message>
            <source>Someone contacted me. Is it really support?</source>
            <translation>有人联系我，是真客服吗？</translation>
        </message>
        <message>
            <source>Tell us what happened. We’ll take it one step at a time. No sign-in needed.</source>
            <translation>说说发生了什么，我们一步一步来。查帮助不用登录。</translation>
        </message>
        <message>
            <source>Can’t get into my account</source>
            <translation>登录不了账户</translation>
        </message>
        <message>
            <source>Check progress, ask for one, or it hasn’t arrived</source>
            <translation>查进度、申请退款、没收到款</translation>
        </message>
        <message>
            <source>Don’t reply or send money yet. Paste the link, email, handle or phone number to check it.</source>
            <translation>先别回复，也别转账。粘贴链接、邮箱、账号或电话来核对。</translation>
        </message>
        <message>
            <source>Support isn’t answering</source>
            <translation>客服一直没回复</translation>
        </message>
        <message>
            <source>See who is available now and carry on with the same reference.</source>
            <translation>看看现在哪些渠道有人，用同一个编号接着说。</translation>
        </message>
        <message>
            <source>Open requests</source>
            <translation>处理中的请求</translation>
        </message>
        <message>
            <source>See all</source>
            <translation>查看全部</translation>
        </message>
        <message>
            <source>Right now</source>
            <translation>现在的服务情况</translation>
        </message>
        <message>
            <source>Ways to reach us</source>
            <translation>联系方式</translation>
        </message>
        <message>
            <source>Asked most often</source>
            <translation>大家常问</translation>
        </message>
        <message>
            <source>We will never ask for your recovery phrase, password or one-time code.</source>
            <translation>我们绝不会索要你的助记词、密码或短信验证码。</translation>
        </message>
        <message>
            <source>Already shared something?</source>
            <translation>已经告诉对方了？</translation>
        </message>
        <message>
            <source>updated {when}</source>
            <translation>{when}更新</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>现在离线</translation>
        </message>
        <message>
            <source>Help and your requests still work</source>
            <translation>帮助和你的请求照常可用</translation>
        </message>
        <message>
            <source>Service status not known yet</source>
            <translation>还不知道服务情况</translation>
        </message>
        <message numerus="yes">
            <source>%n service(s) slow</source>
            <translation>
                <numerusform>%n 项服务较慢</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything else is working</source>
            <translation>其余服务正常</translation>
        </message>
        <message>
            <source>All working</source>
            <translation>服务正常</translation>
        </message>
        <message>
            <source>Every way to reach us works</source>
            <translation>各个渠道都能联系上</translation>
        </message>
        <message>
            <source>Some ways to reach us are closed at this hour</source>
            <translation>有的渠道现在休息中</translation>
        </message>
    </context>
    <context>
        <name>LanguageButton</name>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
    </context>
    <context>
        <name>RequestCard</name>
        <message>
            <source>Sent {when}</source>
            <translation>{when}提交</translation>
        </message>
        <message>
            <source>Support replied {when}</source>
            <translation>客服 {when}回复</translation>
        </message>
        <message>
            <source>You replied {when}</source>
            <translation>你 {when}回复</translation>
        </message>
        <message>
            <source>Changed {when}</source>
            <translation>{when}有更新</translation>
        </message>
        <message>
            <source>Don’t answer yet. {warning}</source>
            <translation>先别回复。{warning}</translation>
        </message>
        <message>
            <source>For you: {line}</source>
            <translation>需要你：{line}</translation>
        </message>
        <message>
            <source>Support: {line}</source>
            <translation>客服：{line}</translation>
        </message>
        <message>
            <source>unread</source>
            <translation>未读</translation>
        </message>
        <message>
            <source>Continue: {title}</source>
            <translation>继续：{title}</translation>
        </message>
        <message>
            <source>Troubleshooter, left {when}</source>
            <translation>自助排查，{when}离开</translation>
        </message>
        <message>
            <source>Draft: {title}</source>
            <translation>草稿：{title}</translation>
        </message>
        <message>
            <source>Not sent yet, written {when}</source>
            <translation>还没发送，{when}写的</translation>
        </message>
        <message>
            <source>No open requests</source>
            <translation>没有处理中的请求</translation>
        </message>
        <message>
            <source>Once you send one, you can follow it here.</source>
            <translation>发出以后，进展都在这里看。</translation>
        </message>
        <message>
            <source>Opening your requests</source>
            <translation>正在打开你的请求</translation>
        </message>
        <message>
            <source>Help and troubleshooting work in the meantime.</source>
            <translation>这期间可以先看帮助，或做自助排查。</translation>
        </message>
        <message>
            <source>Your requests can’t be opened</source>
            <translation>请求打不开</translation>
        </message>
        <message>
            <source>Help and troubleshooting still work.</source>
            <translation>帮助和自助排查照常可用。</translation>
        </message>
        <message>
            <source>Tell us what happened</source>
            <translation>说说发生了什么</translation>
        </message>
    </context>
    <context>
        <name>ServiceCard</name>
    <message>
        <source>All notices</source>
        <translation>全部公告</translation>
    </message>
    <message>
        <source>All notices, {count} more unread</source>
        <translation>全部公告，还有 {count} 条未读</translation>
    </message>
        <message>
            <source>What you can do</source>
            <translation>可以怎么做</translation>
        </message>
        <message>
            <source>We don’t know yet which channels are open.</source>
            <translation>暂时还不知道哪些渠道开放。</translation>
        </message>
    </context>
<context>
    <name>Notices</name>
    <message>
        <source>Support</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>NoticesDialog</name>
    <message>
        <source>Notices</source>
        <translation>公告</translation>
    </message>
    <message>
        <source>There are none right now.</source>
        <translation>现在没有公告。</translation>
    </message>
    <message>
        <source>What your wallet has announced, as this computer last received it.</source>
        <translation>钱包发布的公告，以这台电脑最后收到的为准。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>From {moment}</source>
        <translation>{moment} 起</translation>
    </message>
    <message>
        <source>Ended {moment}</source>
        <translation>{moment} 已结束</translation>
    </message>
    <message>
        <source>Until {moment}</source>
        <translation>到 {moment} 为止</translation>
    </message>
</context>
</TS>
