<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CheckInput</name>
    <message>
        <source>Paste what you received</source>
        <translation>把收到的内容贴在这里</translation>
    </message>
    <message>
        <source>Address to check</source>
        <translation>要核对的内容</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>You pasted</source>
        <translation>你粘贴的</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>官方的</translation>
    </message>
</context>
<context>
    <name>ProgramCheck</name>
    <message>
        <source>Is this app file genuine?</source>
        <translation>这个安装包是真的吗？</translation>
    </message>
    <message>
        <source>Choose an installer or app file. We compare it with the list of releases on this computer, without opening it.</source>
        <translation>选一个安装包或 App 文件，在这台电脑上和官方发布名单核对，不会打开它。</translation>
    </message>
    <message>
        <source>Choose a file, or drop it here</source>
        <translation>选择文件，或拖到这里</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose an app file</source>
        <translation>选择安装包</translation>
    </message>
    <message>
        <source>Checked on this computer (SHA-256). The file was not opened or sent.</source>
        <translation>在这台电脑上核对（SHA-256），没有打开或发送这个文件。</translation>
    </message>
    <message>
        <source>I already ran it</source>
        <translation>我已经运行过了</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>这个文件读不出来</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Encoded form: {host}</source>
        <translation>编码后的形式：{host}</translation>
    </message>
    <message>
        <source>This entry comes from {source}; the wallet hasn’t confirmed it.</source>
        <translation>名单里的这一条来自 {source}，钱包还没有确认。</translation>
    </message>
    <message>
        <source>Checked on this computer with the list of {day}. Nothing was opened or sent.</source>
        <translation>按 {day}的名单在这台电脑上核对，没有打开，也没有发送。</translation>
    </message>
    <message>
        <source>On our official list</source>
        <translation>在官方名单上</translation>
    </message>
    <message>
        <source>The address is ours. If somebody asks for a phrase, password or code, it isn’t us.</source>
        <translation>地址是官方的。但有人要助记词、密码或验证码，就不是我们。</translation>
    </message>
    <message>
        <source>This is not one of our numbers</source>
        <translation>这不是我们的号码</translation>
    </message>
    <message>
        <source>Don’t call it, don’t reply, and don’t send money.</source>
        <translation>先别拨打，别回复，也别转账。</translation>
    </message>
    <message>
        <source>This is not one of our accounts</source>
        <translation>这不是我们的账号</translation>
    </message>
    <message>
        <source>Don’t add it, don’t reply, and don’t send money.</source>
        <translation>先别加好友，别回复，也别转账。</translation>
    </message>
    <message>
        <source>This is not one of our addresses</source>
        <translation>这不是我们的地址</translation>
    </message>
    <message>
        <source>Don’t open it, don’t reply, and don’t send money.</source>
        <translation>先别打开，别回复，也别转账。</translation>
    </message>
    <message>
        <source>Not on our list</source>
        <translation>不在官方名单上</translation>
    </message>
    <message>
        <source>We don’t know this one. Don’t share anything with it; reach us from the Contact page.</source>
        <translation>我们没有这一条记录。先别透露任何信息，请从联系客服页找我们。</translation>
    </message>
    <message>
        <source>We can’t tell</source>
        <translation>暂时无法判断</translation>
    </message>
    <message>
        <source>Paste a link, an email address, a handle or a phone number.</source>
        <translation>请粘贴链接、邮箱、账号或电话。</translation>
    </message>
    <message>
        <source>Report it to us</source>
        <translation>报告给我们</translation>
    </message>
    <message>
        <source>I already replied or paid</source>
        <translation>我已经回复或付款了</translation>
    </message>
    <message>
        <source>Check another</source>
        <translation>再查一个</translation>
    </message>
</context>
<context>
    <name>SafetyPage</name>
    <message>
        <source>Safety</source>
        <translation>安全防骗</translation>
    </message>
    <message>
        <source>Is this really support?</source>
        <translation>这是真客服吗？</translation>
    </message>
    <message>
        <source>Paste a link, email, handle or phone number. We compare it with our official list.</source>
        <translation>粘贴链接、邮箱、账号或电话，我们拿它和官方名单核对。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Even a real address can be misused. If something feels wrong,</source>
        <translation>官方地址也可能被冒用。觉得不对劲，</translation>
    </message>
    <message>
        <source>ask us here</source>
        <translation>在这里问我们</translation>
    </message>
    <message>
        <source>Recent checks</source>
        <translation>最近核对过</translation>
    </message>
    <message>
        <source>Already shared something?</source>
        <translation>已经告诉对方了？</translation>
    </message>
    <message>
        <source>Act now, and stay calm. The first minutes matter most.</source>
        <translation>现在就做，不用慌。前几分钟最要紧。</translation>
    </message>
    <message>
        <source>Show me what to do</source>
        <translation>告诉我怎么做</translation>
    </message>
    <message>
        <source>Real support never</source>
        <translation>真客服从来不会</translation>
    </message>
    <message>
        <source>asks for your recovery phrase, password or one-time code</source>
        <translation>要你的助记词、密码或短信验证码</translation>
    </message>
    <message>
        <source>writes to you first on social media</source>
        <translation>在社交账号上先找你</translation>
    </message>
    <message>
        <source>asks you to pay to get a refund</source>
        <translation>让你先付钱才给退款</translation>
    </message>
    <message>
        <source>asks you to install remote-control software</source>
        <translation>让你安装远程控制软件</translation>
    </message>
    <message>
        <source>Secret check</source>
        <translation>敏感信息检查</translation>
    </message>
    <message>
        <source>Before you send a text anywhere, paste it here. We look for recovery phrases, card numbers and codes. Nothing leaves this computer.</source>
        <translation>发给任何人之前，先把文字贴到这里。我们看看有没有助记词、卡号和验证码，内容不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Check a text</source>
        <translation>检查一段文字</translation>
    </message>
    <message>
        <source>Genuine app check</source>
        <translation>真假安装包</translation>
    </message>
    <message>
        <source>Got an installer or app file? We compare it with what the wallet really published.</source>
        <translation>拿到安装包或 App 文件？我们拿它和钱包真正发布过的文件核对。</translation>
    </message>
    <message>
        <source>Check a file</source>
        <translation>核对文件</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>官方</translation>
    </message>
    <message>
        <source>Not on our list</source>
        <translation>不在官方名单上</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>不是我们的</translation>
    </message>
    <message>
        <source>Can’t tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>It quotes your request {reference} and its case code. A good sign, but not proof.</source>
        <translation>里面有你的请求编号 {reference} 和核对码。对得上是好事，但还不能证明就是我们。</translation>
    </message>
    <message>
        <source>It quotes your request {reference}, but not its case code, so it isn’t us.</source>
        <translation>里面有你的请求编号 {reference}，却没有核对码，那就不是我们。</translation>
    </message>
</context>
<context>
    <name>SecretCheck</name>
    <message>
        <source>Check a text before you send it</source>
        <translation>发出去之前检查一下</translation>
    </message>
    <message>
        <source>We look for recovery phrases, keys, card numbers and codes. Nothing leaves this computer.</source>
        <translation>看看有没有助记词、私钥、卡号和验证码。内容不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Paste the text here</source>
        <translation>把文字贴在这里</translation>
    </message>
    <message>
        <source>Text to check</source>
        <translation>要检查的文字</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>帮我删掉</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No secret found</source>
        <translation>没有发现敏感信息</translation>
    </message>
    <message>
        <source>Have another look yourself: we don’t know every kind.</source>
        <translation>请你也再看一遍，我们不一定认得全。</translation>
    </message>
</context>
<context>
    <name>OfficialListView</name>
    <message>
        <source>The official list</source>
        <translation>官方名单</translation>
    </message>
    <message>
        <source>As of {day}. Anything not on it isn’t confirmed as ours.</source>
        <translation>{day}更新。不在上面的，先当作不是官方的。</translation>
    </message>
    <message>
        <source>confirmed by the wallet</source>
        <translation>钱包方已确认</translation>
    </message>
    <message>
        <source>From a public page, not confirmed by the wallet</source>
        <translation>来自公开网页，钱包方尚未确认</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
</TS>
