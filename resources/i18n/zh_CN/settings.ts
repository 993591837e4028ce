<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
    <context>
        <name>Licences</name>
        <message>
            <source>Licences</source>
            <translation>许可证</translation>
        </message>
        <message>
            <source>WalletCare is free software and built with the work of many people.</source>
            <translation>WalletCare 是自由软件，用到了很多人的成果。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>MailDialog</name>
        <message>
            <source>Your email account</source>
            <translation>你的邮箱账户</translation>
        </message>
        <message>
            <source>Used only to write to support.</source>
            <translation>只用来给客服写邮件。</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>测试连接</translation>
        </message>
        <message>
            <source>Remove account</source>
            <translation>移除账户</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Testing the connection</source>
            <translation>正在测试连接</translation>
        </message>
        <message>
            <source>Nothing was sent.</source>
            <translation>没有发送任何内容。</translation>
        </message>
        <message>
            <source>It works</source>
            <translation>连接成功</translation>
        </message>
        <message>
            <source>That didn’t work</source>
            <translation>没有成功</translation>
        </message>
    </context>
    <context>
        <name>NodeDialog</name>
        <message>
            <source>Paste the node’s address first</source>
            <translation>先粘贴节点的地址</translation>
        </message>
        <message>
            <source>This isn’t a web address. Web addresses start with https://</source>
            <translation>这不是网址，网址以 https:// 开头</translation>
        </message>
        <message>
            <source>Use https:// here. Plain http only works for a node on this computer</source>
            <translation>这里要用 https://。只有这台电脑上的节点可以用 http</translation>
        </message>
        <message>
            <source>Leave out the user name and password before @</source>
            <translation>去掉 @ 前面的用户名和密码</translation>
        </message>
        <message>
            <source>There’s no server with this name. Check the spelling.</source>
            <translation>没有叫这个名字的服务器，请检查拼写。</translation>
        </message>
        <message>
            <source>Something answered, but it isn’t an Ethereum node.</source>
            <translation>有服务器应答，但它不是以太坊节点。</translation>
        </message>
        <message>
            <source>WalletCare was started offline, so nothing was looked up.</source>
            <translation>WalletCare 是离线启动的，所以没有查询。</translation>
        </message>
        <message>
            <source>The node didn’t answer in time.</source>
            <translation>节点没有及时响应。</translation>
        </message>
        <message>
            <source>The server doesn’t accept the connection.</source>
            <translation>服务器没有接受连接。</translation>
        </message>
        <message>
            <source>The connection couldn’t be secured, so nothing was sent.</source>
            <translation>没能建立加密连接，所以什么都没有发送。</translation>
        </message>
        <message>
            <source>We couldn’t connect to this node. Check the address.</source>
            <translation>连不上这个节点，请检查地址。</translation>
        </message>
        <message>
            <source>Look up transactions on the chain</source>
            <translation>链上交易查询</translation>
        </message>
        <message>
            <source>A troubleshooter can then ask a node whether a transfer is waiting, failed or done. It’s off until you save an address here.</source>
            <translation>开启后，自助排查可以向节点查询一笔转账：在排队、失败了，还是已经完成。在这里保存地址之前不会启用。</translation>
        </message>
        <message>
            <source>Address of an Ethereum node (JSON-RPC)</source>
            <translation>以太坊节点的地址（JSON-RPC）</translation>
        </message>
        <message>
            <source>From your provider, or http://127.0.0.1:8545 for your own node</source>
            <translation>由节点服务商提供；自己的节点填 http://127.0.0.1:8545</translation>
        </message>
        <message>
            <source>What is sent, and to whom</source>
            <translation>会发送什么，发给谁</translation>
        </message>
        <message>
            <source>Only this node receives anything: the transaction id you type, and the sender’s address in it. Both are public. The node sees your network address, as every website does. Nothing is looked up unless you run such a check.</source>
            <translation>只发给这个节点：你填的交易哈希，以及这笔交易里的付款地址。这两样本来就是公开的。和访问任何网站一样，节点会看到你的网络地址。不做这项检查，就不会发出任何查询。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Turn off</source>
            <translation>关闭查询</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Querying the node</source>
            <translation>正在查询节点</translation>
        </message>
        <message>
            <source>It’s on {chain}, up to block {number}.</source>
            <translation>它在{chain}上，最新区块是 {number}。</translation>
        </message>
        <message>
            <source>The node responds</source>
            <translation>节点已响应</translation>
        </message>
        <message>
            <source>That didn’t work</source>
            <translation>没有成功</translation>
        </message>
    </context>
    <context>
        <name>Onboarding</name>
    <message>
        <source>Try the demo</source>
        <translation>体验演示</translation>
    </message>
    <message>
        <source>WalletCare isn’t set up for a wallet yet. The demo has an invented one, with scripted replies.</source>
        <translation>WalletCare 还没有接入钱包。演示里的钱包是虚构的，客服按脚本回复。</translation>
    </message>
        <message>
            <source>For when your wallet doesn’t do what it should</source>
            <translation>钱包出了问题，WalletCare 帮你一步步弄清楚</translation>
        </message>
        <message>
            <source>No account needed. You can change everything later in Settings.</source>
            <translation>不用注册。之后都可以在设置里更改。</translation>
        </message>
        <message>
            <source>Answers even offline</source>
            <translation>断网也能查</translation>
        </message>
        <message>
            <source>Help and your requests are on this computer.</source>
            <translation>帮助文章和你的请求都在这台电脑上。</translation>
        </message>
        <message>
            <source>Nothing is lost</source>
            <translation>写过的不会丢</translation>
        </message>
        <message>
            <source>What you type is saved as you go, and leaves only when you send it.</source>
            <translation>写的内容随时保存，你发送之后才会离开这台电脑。</translation>
        </message>
        <message>
            <source>We never ask for secrets</source>
            <translation>我们从不索要敏感信息</translation>
        </message>
        <message>
            <source>Nobody here will ask for your recovery phrase, password or one-time code.</source>
            <translation>助记词、密码、短信验证码，我们谁都不会要。</translation>
        </message>
        <message>
            <source>Get started</source>
            <translation>开始使用</translation>
        </message>
    </context>
    <context>
        <name>SettingRows</name>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Everything works with the keyboard alone. Press ? to see how.</source>
            <translation>全部操作都能用键盘完成，按问号键查看。</translation>
        </message>
    <message>
        <source>WalletCare’s log</source>
        <translation>WalletCare 运行记录</translation>
    </message>
    <message>
        <source>For tracking down problems; holds nothing private</source>
        <translation>排查故障时用，里面没有隐私内容</translation>
    </message>
        <message>
            <source>System</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>高对比度</translation>
        </message>
        <message>
            <source>Match the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Show motion</source>
            <translation>显示动画</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>减少动画</translation>
        </message>
        <message>
            <source>No quiet hours</source>
            <translation>不设</translation>
        </message>
        <message>
            <source>22:00 to 08:00</source>
            <translation>22:00–08:00</translation>
        </message>
        <message>
            <source>23:00 to 07:00</source>
            <translation>23:00–07:00</translation>
        </message>
        <message>
            <source>Display language</source>
            <translation>界面语言</translation>
        </message>
        <message>
            <source>Help articles and support use it too</source>
            <translation>帮助文章和客服也用这种语言</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <source>Up to 200%; the layout follows</source>
            <translation>最大 200%，排版会自动调整</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>动画</translation>
        </message>
        <message>
            <source>Fading and sliding when something changes</source>
            <translation>内容变化时的淡入和滑动</translation>
        </message>
        <message>
            <source>Tell me when support replies</source>
            <translation>客服回复时提醒我</translation>
        </message>
        <message>
            <source>From the tray too, after the window is closed</source>
            <translation>窗口关闭后，也会从托盘提醒</translation>
        </message>
        <message>
            <source>While WalletCare is open</source>
            <translation>WalletCare 开着的时候提醒</translation>
        </message>
        <message>
            <source>Show the text in notifications</source>
            <translation>在提醒里显示内容</translation>
        </message>
        <message>
            <source>When off, it only says that there is a reply</source>
            <translation>关闭后只提示有新回复，旁人看不到详情</translation>
        </message>
        <message>
            <source>Quiet hours</source>
            <translation>安静时段</translation>
        </message>
        <message>
            <source>Only safety notices come through, in your local time</source>
            <translation>只提醒安全通知，按你的当地时间</translation>
        </message>
        <message>
            <source>Offers and product news</source>
            <translation>优惠和产品消息</translation>
        </message>
        <message>
            <source>Outages and safety notices always show</source>
            <translation>故障和安全通知总会显示</translation>
        </message>
        <message>
            <source>Keep running when the window is closed</source>
            <translation>关闭窗口后继续运行</translation>
        </message>
        <message>
            <source>So that replies still reach you</source>
            <translation>这样才能收到新回复</translation>
        </message>
        <message>
            <source>This system has no tray, so the window is minimised instead</source>
            <translation>这个系统没有托盘，窗口会改为最小化</translation>
        </message>
        <message>
            <source>What stays here and what leaves</source>
            <translation>哪些留在这里，哪些会离开</translation>
        </message>
        <message>
            <source>Nothing leaves unless you send it</source>
            <translation>你不发送，就不会离开这台电脑</translation>
        </message>
        <message>
            <source>Export my data</source>
            <translation>导出我的数据</translation>
        </message>
        <message>
            <source>Requests, chats and troubleshooting reports in one file</source>
            <translation>请求、聊天和排查报告，存成一个文件</translation>
        </message>
        <message>
            <source>Erase the data on this computer</source>
            <translation>清除这台电脑上的数据</translation>
        </message>
        <message>
            <source>Your wallet isn’t touched, and support keeps its own records</source>
            <translation>不影响你的钱包，客服那边的记录也还在</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>许可证</translation>
        </message>
        <message>
            <source>Everything WalletCare is built with</source>
            <translation>WalletCare 用到的所有软件</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>不提醒</translation>
        </message>
        <message>
            <source>Every 3 months</source>
            <translation>每 3 个月</translation>
        </message>
        <message>
            <source>Every 6 months</source>
            <translation>每 6 个月</translation>
        </message>
        <message>
            <source>Once a year</source>
            <translation>每年一次</translation>
        </message>
        <message>
            <source>Remind me to change my wallet password</source>
            <translation>提醒我换钱包密码</translation>
        </message>
        <message>
            <source>WalletCare never asks for the password itself</source>
            <translation>WalletCare 从不问你的密码</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>邮件</translation>
        </message>
        <message>
            <source>Privacy and data</source>
            <translation>隐私和数据</translation>
        </message>
        <message>
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Not set up. Your mail program opens with the text instead</source>
            <translation>还没有设置，会改用你的邮件软件发送</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>去设置</translation>
        </message>
        <message>
            <source>{address} through {host}</source>
            <translation>{address}，通过 {host}</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>修改</translation>
        </message>
        <message>
            <source>Write to support from your own address</source>
            <translation>用你自己的邮箱写给客服</translation>
        </message>
        <message>
            <source>On. Queries {host}</source>
            <translation>已开启，向 {host} 查询</translation>
        </message>
        <message>
            <source>Off. Nothing is looked up until you set a node</source>
            <translation>未开启，设置节点之前不会发出任何查询</translation>
        </message>
        <message>
            <source>Look up transactions on the chain</source>
            <translation>链上交易查询</translation>
        </message>
        <message>
            <source>For {wallet}</source>
            <translation>适用于 {wallet}</translation>
        </message>
        <message>
            <source>For {wallet}. Official list of {date}</source>
            <translation>适用于 {wallet}，官方名单更新于 {date}</translation>
        </message>
        <message>
            <source>WalletCare {version}</source>
            <translation>WalletCare {version}</translation>
        </message>
        <message>
            <source>Version copied</source>
            <translation>版本信息已复制</translation>
        </message>
        <message>
            <source>Erase everything on this computer?</source>
            <translation>清除这台电脑上的所有数据？</translation>
        </message>
        <message>
            <source>Drafts, chats, reports and settings are erased and can’t be recovered. Your wallet and your money aren’t touched. Support keeps its own records.</source>
            <translation>草稿、聊天、报告和设置都会清除，无法找回。你的钱包和钱不受影响，客服那边的记录也还在。</translation>
        </message>
        <message>
            <source>Keep my data</source>
            <translation>保留数据</translation>
        </message>
        <message>
            <source>Erase everything</source>
            <translation>全部清除</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>内容</translation>
        </message>
    </context>
    <context>
        <name>MailForm</name>
        <message>
            <source>Email address</source>
            <translation>邮箱地址</translation>
        </message>
        <message>
            <source>Email provider</source>
            <translation>邮箱服务商</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Outgoing server (SMTP)</source>
            <translation>发件服务器（SMTP）</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>TLS</source>
            <translation>TLS</translation>
        </message>
        <message>
            <source>STARTTLS</source>
            <translation>STARTTLS</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>加密方式</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>用户名</translation>
        </message>
        <message>
            <source>Leave empty to keep the saved one</source>
            <translation>留空就沿用已保存的</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Add the part after @, like mail.com</source>
            <translation>邮箱还差后半段，比如 @mail.com</translation>
        </message>
        <message>
            <source>Add the server, like smtp.mail.com</source>
            <translation>填上服务器，比如 smtp.mail.com</translation>
        </message>
        <message>
            <source>A number up to 65535</source>
            <translation>填 65535 以内的数字</translation>
        </message>
        <message>
            <source>Saved in this computer’s keyring</source>
            <translation>保存在这台电脑的密钥环里</translation>
        </message>
        <message>
            <source>No keyring here, so it’s forgotten when you quit</source>
            <translation>这台电脑没有密钥环，退出后不会保留</translation>
        </message>
    </context>
<context>
    <name>LogDialog</name>
    <message>
        <source>WalletCare’s log</source>
        <translation>WalletCare 运行记录</translation>
    </message>
    <message>
        <source>Secrets, addresses and what you wrote are left out before a line is written. It stays on this computer unless you share it.</source>
        <translation>密钥、地址和你写的内容，在写入前就已去掉。除非你自己发给别人，否则只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>还没有任何记录。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存一份</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
    <context>
        <name>ContentRows</name>
        <message>
            <source>Edition of {day}</source>
            <translation>{day}版</translation>
        </message>
        <message>
            <source>Help articles, checks and notices, version {version}</source>
            <translation>帮助文章、排查步骤和公告，版本 {version}</translation>
        </message>
        <message>
            <source>Came with the app</source>
            <translation>随 WalletCare 提供</translation>
        </message>
        <message>
            <source>Signature checked</source>
            <translation>签名已验证</translation>
        </message>
        <message>
            <source>Check now</source>
            <translation>立即检查</translation>
        </message>
        <message>
            <source>Newer content</source>
            <translation>更新内容</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <source>Load content from a file</source>
            <translation>从文件导入内容</translation>
        </message>
        <message>
            <source>A signed file from your wallet, for computers without a network</source>
            <translation>钱包发布的签名文件，适合不能联网的电脑</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>正在检查……</translation>
        </message>
        <message>
            <source>Your wallet doesn’t publish content separately. It comes with new versions of this app</source>
            <translation>你的钱包不单独发布内容，新内容随 WalletCare 的新版本提供</translation>
        </message>
        <message>
            <source>Your wallet gives no address for updates. They come as files</source>
            <translation>你的钱包没有提供更新地址，新内容通过文件提供</translation>
        </message>
        <message>
            <source>Not checked yet. Only content signed by your wallet is accepted</source>
            <translation>还没有检查过。只接受你的钱包签过名的内容</translation>
        </message>
        <message>
            <source>Check for newer content automatically</source>
            <translation>自动检查更新内容</translation>
        </message>
        <message>
            <source>A few times a day, at your wallet’s address. Nothing about you is sent</source>
            <translation>每天几次，只访问你的钱包提供的地址，不会发送和你有关的任何信息</translation>
        </message>
        <message>
            <source>Last check: {moment}.</source>
            <translation>上次检查：{moment}。</translation>
        </message>
        <message>
            <source>What you have stays as it is.</source>
            <translation>现有内容不受影响。</translation>
        </message>
        <message>
            <source>A new edition has arrived. Its addresses and opening hours apply the next time you open WalletCare.</source>
            <translation>新内容已经收到，其中的联系地址和服务时间下次打开 WalletCare 时生效。</translation>
        </message>
        <message>
            <source>You have the newest edition.</source>
            <translation>已经是最新内容。</translation>
        </message>
    </context>
</TS>
