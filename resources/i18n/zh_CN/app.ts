<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>DataKeeper</name>
    <message>
        <source>Export everything</source>
        <translation>导出全部</translation>
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
        <source>Everything is erased</source>
        <translation>已全部清除</translation>
    </message>
    <message>
        <source>Requests, drafts and keys are gone from this computer. WalletCare closes now.</source>
        <translation>请求、草稿和密钥都已从这台电脑删除。WalletCare 即将关闭。</translation>
    </message>
    <message>
        <source>Erased, except in the keyring</source>
        <translation>已清除，密钥环里的除外</translation>
    </message>
    <message>
        <source>Requests and drafts are gone from this computer. The keyring is locked and still holds this app’s keys: unlock it, start WalletCare and erase again.</source>
        <translation>请求和草稿都已从这台电脑删除。密钥环锁着，WalletCare 的密钥还留在里面：请解锁密钥环，重新打开 WalletCare，再清除一次。</translation>
    </message>
    <message>
        <source>Close WalletCare</source>
        <translation>关闭 WalletCare</translation>
    </message>
</context>
<context>
    <name>LinkGate</name>
    <message>
        <source>This address isn’t on the official list</source>
        <translation>这个地址不在官方名单上</translation>
    </message>
    <message>
        <source>Open in the browser anyway</source>
        <translation>仍然用浏览器打开</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>That address can’t be opened</source>
        <translation>这个地址不能打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No browser opened. The address is copied.</source>
        <translation>没能打开浏览器，地址已复制。</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Your requests can’t be opened</source>
        <translation>请求打不开</translation>
    </message>
    <message>
        <source>Other people on this computer can change the data folder. Choose another one.</source>
        <translation>这台电脑上的其他人能改动数据文件夹，请换一个。</translation>
    </message>
    <message>
        <source>The data folder can’t be written to. Check its permissions or free some space.</source>
        <translation>数据文件夹无法写入。请检查权限，或者腾出一些空间。</translation>
    </message>
    <message>
        <source>A file that belongs to this app is damaged. Install WalletCare again.</source>
        <translation>WalletCare 自带的文件损坏了，请重新安装。</translation>
    </message>
    <message>
        <source>Close other copies of this app and start again. Nothing was changed.</source>
        <translation>请先关掉正在运行的其他 WalletCare，再重新启动。什么都没有改动。</translation>
    </message>
    <message>
        <source>Something went wrong in this app. What you typed is kept.</source>
        <translation>WalletCare 出了点问题，你写的内容都还在。</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>No request with that reference on this computer.</source>
        <translation>这台电脑上没有这个编号的请求。</translation>
    </message>
</context>
<context>
    <name>StoreNote</name>
    <message>
        <source>Not saved on this computer</source>
        <translation>没有保存在这台电脑上</translation>
    </message>
    <message>
        <source>This computer has no keyring, so what you write is kept until you quit.</source>
        <translation>这台电脑没有密钥环，你写的内容只保留到退出为止。</translation>
    </message>
    <message>
        <source>The keyring is locked, so earlier requests can’t be shown. They are untouched.</source>
        <translation>密钥环锁着，以前的请求暂时看不到，但都原样保留。</translation>
    </message>
    <message>
        <source>Until then, what you write is kept only until you quit.</source>
        <translation>在那之前，你写的内容只保留到退出为止。</translation>
    </message>
    <message>
        <source>This can’t be saved right now</source>
        <translation>暂时存不下来</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Saving works again</source>
        <translation>又能保存了</translation>
    </message>
    <message>
        <source>Your requests were repaired</source>
        <translation>请求文件已修复</translation>
    </message>
    <message>
        <source>What could be read of the damaged file is here. Some of it may be missing.</source>
        <translation>损坏的文件里能读出来的内容都在这里，可能少了一部分。</translation>
    </message>
    <message>
        <source>Everything in the damaged file could be read.</source>
        <translation>损坏的文件里的内容全部读出来了。</translation>
    </message>
    <message>
        <source>The damaged file is kept beside the new one: {name}</source>
        <translation>损坏的文件留在新文件旁边：{name}</translation>
    </message>
    <message>
        <source>Other people on this computer can change the data folder ({folder}).</source>
        <translation>这台电脑上的其他人可以改动数据文件夹（{folder}）。</translation>
    </message>
    <message>
        <source>The data folder ({folder}) can’t be written to.</source>
        <translation>数据文件夹（{folder}）无法写入。</translation>
    </message>
    <message>
        <source>{what} {do}</source>
        <translation>{what}{do}</translation>
    </message>
    <message>
        <source>Check its permissions and the free space, then start the app again. Earlier requests are untouched. Until then, what you write is kept only until you quit.</source>
        <translation>请检查权限和剩余空间，然后重新打开 WalletCare。以前的请求没有变动。在那之前，你写的内容只保留到退出为止。</translation>
    </message>
</context>
<context>
    <name>SupportNote</name>
    <message>
        <source>Support’s system doesn’t answer</source>
        <translation>客服系统没有应答</translation>
    </message>
    <message>
        <source>You’re offline</source>
        <translation>现在没有网络</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Help and checks still work</source>
        <translation>帮助和排查照常可用</translation>
    </message>
    <message>
        <source>your local time</source>
        <translation>你的当地时间</translation>
    </message>
    <message>
        <source>Hours not known</source>
        <translation>服务时间未知</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>See the Contact page</source>
        <translation>详见联系客服页</translation>
    </message>
    <message>
        <source>Chat is interrupted</source>
        <translation>聊天暂停</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Other ways still work</source>
        <translation>其他渠道还能用</translation>
    </message>
    <message>
        <source>Open at any time</source>
        <translation>全天开放</translation>
    </message>
    <message>
        <source>Open today until {time}</source>
        <translation>今天开放到 {time}</translation>
    </message>
    <message>
        <source>Support is online</source>
        <translation>客服在线</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Opens {moment}</source>
        <translation>{moment}开放</translation>
    </message>
    <message>
        <source>Support is closed</source>
        <translation>客服已下班</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已下班</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open WalletCare</source>
        <translation>打开 WalletCare</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>You have a new reply</source>
        <translation>你有一条新回复</translation>
    </message>
    <message>
        <source>Open WalletCare to read {reference}</source>
        <translation>打开 WalletCare 查看 {reference}</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
</context>
<context>
    <name>ReminderKeeper</name>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>带我去看</translation>
    </message>
</context>
<context>
    <name>LogKeeper</name>
    <message>
        <source>Log copied</source>
        <translation>记录已复制</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>保存运行记录</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>That folder can’t be written to. Choose another one.</source>
        <translation>这个文件夹无法写入，请换一个。</translation>
    </message>
</context>
    <context>
        <name>ContentKeeper</name>
        <message>
            <source>Load content from a file</source>
            <translation>从文件导入内容</translation>
        </message>
    </context>
<context>
    <name>SearchActions</name>
    <message>
        <source>Write to support</source>
        <translation>写给客服</translation>
    </message>
    <message>
        <source>A new request</source>
        <translation>新建一个请求</translation>
    </message>
    <message>
        <source>Emergency: gave away a code or phrase, or sent money</source>
        <translation>紧急：泄露了助记词或验证码，或已转账</translation>
    </message>
    <message>
        <source>What to do now, step by step</source>
        <translation>现在该怎么做，一步步来</translation>
    </message>
    <message>
        <source>Check a link, email or phone number</source>
        <translation>核对链接、邮箱或电话</translation>
    </message>
    <message>
        <source>Compared with the official list</source>
        <translation>与官方名单比对</translation>
    </message>
    <message>
        <source>All ways to reach support</source>
        <translation>联系客服的所有方式</translation>
    </message>
    <message>
        <source>Who answers, and when</source>
        <translation>谁来回复，什么时间</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>我的请求</translation>
    </message>
    <message>
        <source>Open and finished ones</source>
        <translation>进行中的和已结束的</translation>
    </message>
    <message>
        <source>All troubleshooters</source>
        <translation>所有自助排查</translation>
    </message>
    <message>
        <source>A few questions and automatic checks</source>
        <translation>回答几个问题，再自动检查</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Changes at once</source>
        <translation>立刻生效</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings: language</source>
        <translation>设置：语言</translation>
    </message>
    <message>
        <source>Settings: theme and text size</source>
        <translation>设置：主题和文字大小</translation>
    </message>
    <message>
        <source>Settings: notifications</source>
        <translation>设置：通知</translation>
    </message>
    <message>
        <source>Settings: your own email</source>
        <translation>设置：你自己的邮箱</translation>
    </message>
    <message>
        <source>Settings: newer articles</source>
        <translation>设置：更新帮助内容</translation>
    </message>
    <message>
        <source>About, version and licences</source>
        <translation>关于、版本和许可证</translation>
    </message>
    <message>
        <source>What is saved, and what leaves this computer</source>
        <translation>保存了什么，哪些会离开这台电脑</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>导出我的数据</translation>
    </message>
    <message>
        <source>Erase the data on this computer</source>
        <translation>清除这台电脑上的数据</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有快捷键</translation>
    </message>
    <message>
        <source>Everything works with the keyboard alone</source>
        <translation>全部操作都能用键盘完成</translation>
    </message>
</context>
<context>
    <name>TravelGate</name>
    <message>
        <source>Opening your requests. The page will appear by itself.</source>
        <translation>正在打开你的请求，好了会自动显示。</translation>
    </message>
</context>
</TS>
