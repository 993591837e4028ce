<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
    <context>
        <name>AnswerTrail</name>
        <message>
            <source>Go back to this answer</source>
            <translation>回到这个回答</translation>
        </message>
    </context>
    <context>
        <name>AttachmentChip</name>
        <message>
            <source>Remove {name}</source>
            <translation>移除 {name}</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Close this notice</source>
            <translation>关闭这条提示</translation>
        </message>
    </context>
    <context>
        <name>CheckRow</name>
        <message>
            <source>Waiting</source>
            <translation>等待</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>检查中</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>需要看一下</translation>
        </message>
        <message>
            <source>No connection</source>
            <translation>没有连上</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>已跳过</translation>
        </message>
    </context>
    <context>
        <name>Delivery</name>
        <message>
            <source>Will send by itself</source>
            <translation>会自动发送</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>发送中</translation>
        </message>
        <message>
            <source>Checking whether it arrived</source>
            <translation>正在确认有没有送到</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发送</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>已读</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>没有发出去</translation>
        </message>
        <message>
            <source>Not sent, you cancelled it</source>
            <translation>没有发送，你取消了</translation>
        </message>
        <message>
            <source>Moved to the next channel</source>
            <translation>已转到下一个渠道</translation>
        </message>
    </context>
    <context>
        <name>ErrorState</name>
        <message>
            <source>Try now</source>
            <translation>现在重试</translation>
        </message>
        <message>
            <source>Show details</source>
            <translation>查看详情</translation>
        </message>
    </context>
    <context>
        <name>Field</name>
        <message>
            <source>optional</source>
            <translation>选填</translation>
        </message>
    </context>
    <context>
        <name>LoadingRows</name>
        <message>
            <source>Slower than usual, still loading</source>
            <translation>比平时慢，还在读取</translation>
        </message>
        <message>
            <source>Stop loading</source>
            <translation>不等了</translation>
        </message>
    </context>
    <context>
        <name>LongText</name>
        <message>
            <source>Show all {count} characters</source>
            <translation>显示全文（{count} 个字符）</translation>
        </message>
        <message>
            <source>The whole message</source>
            <translation>消息全文</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>复制全文</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>MessageRow</name>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>清空搜索</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>Overdue</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>Will send by itself</source>
            <translation>会自动发送</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>没有发出去</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发送</translation>
        </message>
        <message>
            <source>Seen by support</source>
            <translation>客服已看到</translation>
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
            <source>With the assistant</source>
            <translation>自动助手处理中</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>暂缓处理</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>已解决</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已关闭</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>已撤销</translation>
        </message>
    </context>
</TS>
