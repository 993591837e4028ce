<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Failure</name>
    <message>
        <source>{name} is larger than 10 MB. A screenshot is usually enough.</source>
        <translation>{name} 超过了 10 MB，通常一张截图就够。</translation>
    </message>
    <message>
        <source>{name} is no longer where it was. Add it again, or remove it.</source>
        <translation>{name} 不在原来的位置了。请重新添加，或者移除它。</translation>
    </message>
    <message>
        <source>A message can carry up to {limit} files.</source>
        <translation>一条消息最多带 {limit} 个文件。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空的。</translation>
    </message>
    <message>
        <source>{name} can’t be sent. Pictures, PDF and text files can.</source>
        <translation>{name} 不能发送。可以发图片、PDF 和文本文件。</translation>
    </message>
    <message>
        <source>{name} can’t be read as a picture. Take the screenshot again.</source>
        <translation>{name} 读不出图片内容，请重新截图。</translation>
    </message>
    <message>
        <source>{name} isn’t readable text. Pictures and PDF can be sent.</source>
        <translation>{name} 不是能读的文本。可以发图片或 PDF。</translation>
    </message>
    <message>
        <source>The mail server refused the user name or password. Most providers want an app password here, not the one you sign in with on their site.</source>
        <translation>邮件服务器没有接受用户名或密码。多数邮箱在这里要填授权码或专用密码，不是网页登录的密码。</translation>
    </message>
    <message>
        <source>The mail server doesn’t accept mail for this address. Save the email and send it yourself.</source>
        <translation>邮件服务器不收发往这个地址的邮件。可以先存下来，自己发送。</translation>
    </message>
    <message>
        <source>The email is too large for your provider. Remove an attachment and try again.</source>
        <translation>邮件超过了你的邮箱允许的大小。去掉一个附件再试。</translation>
    </message>
    <message>
        <source>The mail server wants encryption first. Choose STARTTLS or TLS.</source>
        <translation>邮件服务器要求先加密，请选 STARTTLS 或 TLS。</translation>
    </message>
    <message>
        <source>This mail server doesn’t allow sign-in. Check its name and port.</source>
        <translation>这台邮件服务器不支持登录，请检查名称和端口。</translation>
    </message>
    <message>
        <source>This mail server offers no encryption on this port, so nothing was sent. Try TLS and port 465.</source>
        <translation>这台邮件服务器在这个端口上不提供加密，所以什么都没有发。试试 TLS 和 465 端口。</translation>
    </message>
    <message>
        <source>Only a secure connection is used for mail. Choose STARTTLS or TLS.</source>
        <translation>发邮件只用加密连接，请选 STARTTLS 或 TLS。</translation>
    </message>
    <message>
        <source>The mail server is busy. Try again in a few minutes.</source>
        <translation>邮件服务器正忙，过几分钟再试。</translation>
    </message>
    <message>
        <source>The mail server refused this email. Save it and send it yourself.</source>
        <translation>邮件服务器没有接受这封邮件。可以先存下来，自己发送。</translation>
    </message>
    <message>
        <source>The mail password is missing. Enter it again in the mail setup.</source>
        <translation>缺少邮箱密码，请在邮箱设置里重新填写。</translation>
    </message>
    <message>
        <source>No mail account is set up here.</source>
        <translation>这里还没有设置邮箱。</translation>
    </message>
    <message>
        <source>The email is ready: send it with your own mail program.</source>
        <translation>邮件已经备好，请用自己的邮件软件发送。</translation>
    </message>
    <message>
        <source>One of the mail addresses isn’t complete. Check yours.</source>
        <translation>有一个邮箱地址不完整，请检查你填的地址。</translation>
    </message>
    <message>
        <source>The mail server refused it. Check address and user name, then try again.</source>
        <translation>邮件服务器拒绝了这封邮件。检查邮箱地址和用户名后再试。</translation>
    </message>
    <message>
        <source>The mail server isn’t accepting mail right now. We’ll retry automatically.</source>
        <translation>邮件服务器暂时不收邮件，之后会自动再试。</translation>
    </message>
    <message>
        <source>The mail server gave an answer we don’t understand. Check its name and port.</source>
        <translation>看不懂邮件服务器的回应，请检查名称和端口。</translation>
    </message>
    <message>
        <source>The email couldn’t be put together. Copy the text and send it yourself.</source>
        <translation>这封邮件没能生成。请复制文字，自己发送。</translation>
    </message>
    <message>
        <source>The server’s name can’t be found from here. Check the network, or try another one.</source>
        <translation>从这里找不到这台服务器。检查网络，或者换一个网络。</translation>
    </message>
    <message>
        <source>The server takes no connections right now. It’s not you.</source>
        <translation>服务器暂时不接受连接，不是你的问题。</translation>
    </message>
    <message>
        <source>No answer in time. Check the network, then try again.</source>
        <translation>等了一阵没有回应。检查网络后再试。</translation>
    </message>
    <message>
        <source>The answer took too long. Check the network, then try again.</source>
        <translation>回应太慢了。检查网络后再试。</translation>
    </message>
    <message>
        <source>It was sent, but no confirmation came. Check whether it arrived before you send it again.</source>
        <translation>已经发出，但没有收到回执。再发之前，先看看有没有送到。</translation>
    </message>
    <message>
        <source>There’s no connection to the internet right now.</source>
        <translation>现在连不上网络。</translation>
    </message>
    <message>
        <source>The connection broke. Try again in a moment.</source>
        <translation>连接断了，过一会儿再试。</translation>
    </message>
    <message>
        <source>This network’s proxy doesn’t let us through. Check its settings, or go without it.</source>
        <translation>这个网络的代理不放行。检查代理设置，或者不用代理。</translation>
    </message>
    <message>
        <source>This network’s proxy wants a sign-in. Ask whoever runs it, or go without it.</source>
        <translation>这个网络的代理要求登录。问问网络管理员，或者不用代理。</translation>
    </message>
    <message>
        <source>This network sends us somewhere else. Is there a sign-in page? Open your browser to see.</source>
        <translation>这个网络把连接转去了别处，也许有登录页面。打开浏览器看一看。</translation>
    </message>
    <message>
        <source>The address isn’t encrypted, so nothing was sent.</source>
        <translation>这个地址没有加密，所以什么都没有发。</translation>
    </message>
    <message>
        <source>WalletCare is closing. It’ll try again the next time you open it.</source>
        <translation>WalletCare 正在退出，下次打开时会再试。</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, so nothing was sent. Check this computer’s date; if it’s right, wait until the server is fixed.</source>
        <translation>服务器的证书过期了，所以什么都没有发。先检查这台电脑的日期；日期没错的话，要等对方修好。</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid yet, so nothing was sent. Check this computer’s date.</source>
        <translation>服务器的证书还没到生效日期，所以什么都没有发。请检查这台电脑的日期。</translation>
    </message>
    <message>
        <source>The certificate belongs to another server, so nothing was sent. Check the server’s name, or try another network.</source>
        <translation>证书属于另一台服务器，所以什么都没有发。检查服务器名称，或者换一个网络。</translation>
    </message>
    <message>
        <source>This computer doesn’t trust the server’s certificate, so nothing was sent. Try another network. Security software may be in the way.</source>
        <translation>这台电脑不信任服务器的证书，所以什么都没有发。换一个网络试试，也可能是安全软件挡在中间。</translation>
    </message>
    <message>
        <source>The connection couldn’t be secured, so nothing was sent. Check the port and the network.</source>
        <translation>没能建立加密连接，所以什么都没有发。请检查端口和网络。</translation>
    </message>
    <message>
        <source>This way isn’t set up for this wallet. Choose another one.</source>
        <translation>这个钱包没有开通这种方式，请换一种。</translation>
    </message>
    <message>
        <source>Write a sentence about what happened first.</source>
        <translation>先写一句发生了什么。</translation>
    </message>
    <message>
        <source>This request is no longer on this computer.</source>
        <translation>这台电脑上已经没有这个请求了。</translation>
    </message>
    <message>
        <source>This request can no longer be rated.</source>
        <translation>这个请求已经过了评价的时间。</translation>
    </message>
    <message>
        <source>Support’s system didn’t keep the rating. It stays on this computer.</source>
        <translation>客服系统没有收下这次评价，它还留在这台电脑上。</translation>
    </message>
    <message>
        <source>Choose one of the grades first.</source>
        <translation>先选一个评分。</translation>
    </message>
    <message>
        <source>One of the reasons isn’t known any more. Choose again.</source>
        <translation>有一个原因已经不用了，请重新选。</translation>
    </message>
    <message>
        <source>This choice is no longer open.</source>
        <translation>这个选项已经不能选了。</translation>
    </message>
    <message>
        <source>Support doesn’t know this conversation any more. Go on in a new one; it is all kept.</source>
        <translation>客服那边已经没有这段对话了。可以在新对话里接着说，内容都还在。</translation>
    </message>
    <message>
        <source>The conversation isn’t there yet. This goes as soon as it is.</source>
        <translation>对话还没有建好，建好后马上发出。</translation>
    </message>
    <message>
        <source>The server was too slow. We’ll retry automatically.</source>
        <translation>服务器太慢了，会自动再试。</translation>
    </message>
    <message>
        <source>It’s too large for the support system. Remove a file, or send a smaller one.</source>
        <translation>客服系统收不了这么大的内容。拿掉一个文件，或者换小一点的。</translation>
    </message>
    <message>
        <source>The support system didn’t accept it. Make it shorter or wait a minute, then try again.</source>
        <translation>客服系统没有收下。写短一点，或者等一分钟再试。</translation>
    </message>
    <message>
        <source>Too much at once for the support system. We’ll retry automatically in a minute.</source>
        <translation>一下子发得太多，客服系统忙不过来，一分钟后会自动再试。</translation>
    </message>
    <message>
        <source>Chat isn’t set up correctly in this app. Use email, and please tell the wallet.</source>
        <translation>WalletCare 里的聊天没有设置好。请先用邮件，也请告诉钱包方。</translation>
    </message>
    <message>
        <source>The chat sign-in was lost on this computer. Restart WalletCare.</source>
        <translation>这台电脑上的聊天登录信息丢了，请重新打开 WalletCare。</translation>
    </message>
    <message>
        <source>There’s nothing in this message. Write something first.</source>
        <translation>这条消息是空的，先写点内容。</translation>
    </message>
    <message>
        <source>The file is too large to be fetched here.</source>
        <translation>文件太大，这里取不下来。</translation>
    </message>
    <message>
        <source>The support system didn’t accept it. Try another way to reach support.</source>
        <translation>客服系统没有收下，请换一种方式联系客服。</translation>
    </message>
    <message>
        <source>Chat couldn’t confirm that it’s you. Sign in to the wallet again, or continue by email.</source>
        <translation>聊天系统没能确认是你本人。重新登录钱包，或者改用邮件。</translation>
    </message>
    <message>
        <source>The support system has a problem right now. It’s not you, and nothing is lost.</source>
        <translation>客服系统现在出了问题，不是你的原因，内容没有丢。</translation>
    </message>
    <message>
        <source>The data folder can’t be written to. Check its permissions, then try again. What you wrote is still here.</source>
        <translation>数据文件夹无法写入。请检查权限后再试，你写的内容还在。</translation>
    </message>
    <message>
        <source>The disk is full, so it couldn’t be saved. Free some space, then try again. What you wrote is still here.</source>
        <translation>磁盘满了，没能保存。请腾出一些空间后再试，你写的内容还在。</translation>
    </message>
    <message>
        <source>Other people on this computer can change the data folder. Choose another one.</source>
        <translation>这台电脑上的其他人能改动数据文件夹，请换一个。</translation>
    </message>
    <message>
        <source>Another program is using the file with your requests. Close it, then try again.</source>
        <translation>另一个程序正占用存请求的文件。请关掉它再试。</translation>
    </message>
    <message>
        <source>The file with your requests is damaged. We’ve kept a copy; restart WalletCare to recover what can be read.</source>
        <translation>存请求的文件坏了，已经另存了一份。重新打开 WalletCare，会找回还能读出的内容。</translation>
    </message>
    <message>
        <source>Your requests were written by a newer version of this app. Install that one again.</source>
        <translation>你的请求是用更新的版本保存的，请装回那个版本。</translation>
    </message>
    <message>
        <source>Your requests couldn’t be converted for this version. Nothing was changed. Restart WalletCare.</source>
        <translation>没能把你的请求转换到这个版本，什么都没有改动。请重新打开 WalletCare。</translation>
    </message>
    <message>
        <source>This computer couldn’t save it. Free some space or check the disk, then try again. What you wrote is still here.</source>
        <translation>没能存到这台电脑上。请腾出空间或检查磁盘后再试，你写的内容还在。</translation>
    </message>
    <message>
        <source>This password is too long for your system’s password store.</source>
        <translation>这个密码太长，系统的密码库存不下。</translation>
    </message>
    <message>
        <source>Your system’s password store is locked. Unlock it, then try again. Nothing was lost.</source>
        <translation>系统的密码库锁着。解锁后再试一次，内容没有丢。</translation>
    </message>
    <message>
        <source>Support can’t be reached right now. Nothing is lost.</source>
        <translation>暂时连不上客服，内容没有丢。</translation>
    </message>
    <message>
        <source>That didn’t work. What you wrote is still here. Try again in a moment.</source>
        <translation>这次没有成功。你写的内容还在，过一会儿再试。</translation>
    </message>
    <message>
        <source>Fill in what is marked first.</source>
        <translation>先把标出的内容补上。</translation>
    </message>
    <message>
        <source>One of the answers is too long.</source>
        <translation>有一项回答太长了。</translation>
    </message>
    <message>
        <source>One of the choices is no longer open. Choose again.</source>
        <translation>有一个选项已经不能选了，请重新选。</translation>
    </message>
    <message>
        <source>The updated secret check stops this message. Change it, or unsend it.</source>
        <translation>更新后的敏感信息检查拦住了这条消息。请修改，或者撤回。</translation>
    </message>
    <message>
        <source>Too many messages within a minute. This one goes out by itself.</source>
        <translation>一分钟内消息太多，稍后会自动发送。</translation>
    </message>
    <message>
        <source>The file isn’t on the server. Ask support to send it again.</source>
        <translation>服务器上没有这个文件，请客服重新发一次。</translation>
    </message>
    <message>
        <source>The server no longer offers this file. Ask support to send it again.</source>
        <translation>服务器不再提供这个文件，请客服重新发一次。</translation>
    </message>
    <message>
        <source>The address of the file isn’t safe, so it wasn’t fetched.</source>
        <translation>文件的地址不安全，所以没有下载。</translation>
    </message>
    <message>
        <source>The server didn’t deliver the file after several tries. Try again later.</source>
        <translation>试了几次，都没能从服务器取到文件。过一会儿再试。</translation>
    </message>
</context>
    <context>
        <name>Failure</name>
        <message>
            <source>The content on offer has expired. Either this computer’s date is wrong (it says {today}), or newer content is being held back. Check the date first.</source>
            <translation>收到的内容已经过期。可能是这台电脑的日期不对（现在显示 {today}），也可能有人在阻止你收到新内容。请先核对日期。</translation>
        </message>
        <message>
            <source>The server it comes from has a problem right now. It’s not you. Try again later.</source>
            <translation>提供内容的服务器现在有问题，不是你的原因。请稍后再试。</translation>
        </message>
        <message>
            <source>The newest edition needs a newer version of this app.</source>
            <translation>最新内容需要更新 WalletCare 后才能使用。</translation>
        </message>
        <message>
            <source>The content on offer is older than what you have, so it was refused.</source>
            <translation>收到的内容比现有的还旧，所以没有采用。</translation>
        </message>
        <message>
            <source>What arrived isn’t signed by your wallet, so it was refused. Is there a sign-in page on this network? Open your browser to see.</source>
            <translation>收到的内容没有你钱包的签名，所以没有采用。这个网络是不是要先登录？打开浏览器看看。</translation>
        </message>
        <message>
            <source>There’s nothing to download right now. Try again later.</source>
            <translation>那里现在没有可以下载的内容。请稍后再试。</translation>
        </message>
        <message>
            <source>Nothing has been published for this version of the app yet.</source>
            <translation>还没有适合这个版本的内容。</translation>
        </message>
        <message>
            <source>The content on offer is far too large, so it was refused.</source>
            <translation>收到的内容大得不正常，所以没有采用。</translation>
        </message>
        <message>
            <source>It’s signed by your wallet, but this version of the app can’t use it.</source>
            <translation>内容确实有你钱包的签名，但这个版本的 WalletCare 用不了。</translation>
        </message>
        <message>
            <source>This file has no content for this app. Choose another one.</source>
            <translation>这个文件里没有 WalletCare 能用的内容，请换一个。</translation>
        </message>
        <message>
            <source>Another copy of this app is already checking.</source>
            <translation>另一个 WalletCare 正在检查。</translation>
        </message>
        <message>
            <source>WalletCare was started offline.</source>
            <translation>WalletCare 是以离线方式启动的。</translation>
        </message>
        <message>
            <source>This wallet publishes no content of its own.</source>
            <translation>这个钱包不单独发布内容。</translation>
        </message>
        <message>
            <source>It couldn’t be saved on this computer. Free some space or check the disk.</source>
            <translation>没能保存到这台电脑上。请清理一些空间，或检查磁盘。</translation>
        </message>
    </context>
</TS>
