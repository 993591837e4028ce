<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Action</name>
    <message>
        <source>Read how</source>
        <translation>看怎么做</translation>
    </message>
    <message>
        <source>Open these steps</source>
        <translation>打开这些步骤</translation>
    </message>
    <message>
        <source>Contact support</source>
        <translation>联系客服</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>去核对</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>我的请求</translation>
    </message>
    <message>
        <source>Take me there</source>
        <translation>带我去设置</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再检查一次</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>复制这段话</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>去修改</translation>
    </message>
</context>
<context>
    <name>CheckRows</name>
    <message>
        <source>Looking at it now</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>{finding} Before: {before}.</source>
        <translation>{finding}之前：{before}。</translation>
    </message>
    <message>
        <source>How to fix</source>
        <translation>怎么解决</translation>
    </message>
    <message>
        <source>Problem found</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Read more</source>
        <translation>看文章</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>去开启</translation>
    </message>
    <message>
        <source>{finding} As before.</source>
        <translation>{finding}和之前一样。</translation>
    </message>
</context>
<context>
    <name>ChecksView</name>
    <message>
        <source>Results stay on this computer until you choose to share them.</source>
        <translation>结果只存在这台电脑上，你同意后才会交出去。</translation>
    </message>
    <message>
        <source>Skip this and contact support</source>
        <translation>不排查了，直接联系客服</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再检查一次</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>停止检查</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The checks stopped because of a fault in this app</source>
        <translation>检查中断了，是这个软件的问题</translation>
    </message>
    <message>
        <source>Your answers are kept. Check again, or contact support.</source>
        <translation>回答都还在。可以再检查一次，或者联系客服。</translation>
    </message>
</context>
<context>
    <name>InputView</name>
    <message>
        <source>Answers stay on this computer. Support gets them only when you agree.</source>
        <translation>回答只存在这台电脑上，你同意后才会交给客服。</translation>
    </message>
    <message>
        <source>Skip this and contact support</source>
        <translation>不排查了，直接联系客服</translation>
    </message>
    <message>
        <source>I don’t have it</source>
        <translation>没有这个</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>InstructionView</name>
    <message>
        <source>Check again now</source>
        <translation>现在再检查一次</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>What to do next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新排查</translation>
    </message>
    <message>
        <source>Not solved, contact support</source>
        <translation>还没解决，联系客服</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Contact support anyway</source>
        <translation>仍然联系客服</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>明白了</translation>
    </message>
    <message>
        <source>It’s solved</source>
        <translation>已经解决了</translation>
    </message>
    <message>
        <source>Contact support with the report</source>
        <translation>还没解决，带报告联系客服</translation>
    </message>
    <message>
        <source>Quite sure</source>
        <translation>把握较大</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>有可能</translation>
    </message>
    <message>
        <source>Not sure yet</source>
        <translation>还不确定</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), {found} need a look</source>
        <translation>
            <numerusform>%n 项检查，{found} 项需要看一下</numerusform>
        </translation>
    </message>
    <message>
        <source>Your report is ready</source>
        <translation>排查报告已整理好</translation>
    </message>
    <message>
        <source>{answers}. No passwords, no card numbers.</source>
        <translation>{answers}。不含密码和卡号。</translation>
    </message>
    <message>
        <source>{answers}, {checks}. No passwords, no card numbers.</source>
        <translation>{answers}、{checks}。不含密码和卡号。</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n 个回答</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check result(s)</source>
        <translation>
            <numerusform>%n 项检查结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>看看内容</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存一份</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报告</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), nothing wrong</source>
        <translation>
            <numerusform>%n 项检查，没有发现问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), one needs a look</source>
        <translation>
            <numerusform>%n 项检查，1 项需要看一下</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>What should we look at?</source>
        <translation>要排查什么？</translation>
    </message>
    <message>
        <source>A few questions and real checks. Answers stay on this computer until you share them.</source>
        <translation>回答几个问题，再做实际检查。回答只存在这台电脑上，你同意后才会交出去。</translation>
    </message>
    <message>
        <source>Did you give away a phrase, code or card, or is somebody in your account?</source>
        <translation>泄露了助记词、验证码或卡号，或者有人进了你的账户？</translation>
    </message>
    <message>
        <source>The first minutes matter most. These steps work offline.</source>
        <translation>前几分钟最要紧。这些步骤不联网也能看。</translation>
    </message>
    <message>
        <source>Urgent steps</source>
        <translation>紧急步骤</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Answers stay on this computer. Support gets them only when you agree.</source>
        <translation>回答只存在这台电脑上，你同意后才会交给客服。</translation>
    </message>
    <message>
        <source>Skip this and contact support</source>
        <translation>不排查了，直接联系客服</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Your troubleshooting report</source>
        <translation>你的排查报告</translation>
    </message>
    <message>
        <source>Untick what support shouldn’t see. It stays on this computer.</source>
        <translation>不想让客服看到的，取消勾选即可，只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>逐条查看</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>显示方式</translation>
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
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>TroubleshootPage</name>
    <message>
        <source>Troubleshoot</source>
        <translation>自助排查</translation>
    </message>
    <message>
        <source>Progress saved on this computer</source>
        <translation>进度已自动保存</translation>
    </message>
    <message>
        <source>Finish later</source>
        <translation>稍后继续</translation>
    </message>
    <message>
        <source>This version doesn’t have that troubleshooter.</source>
        <translation>这个版本里没有这项排查。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Glad that’s solved. The report stays under Troubleshoot.</source>
        <translation>解决了就好。报告还留在自助排查里。</translation>
    </message>
    <message>
        <source>Please open it in the system settings yourself.</source>
        <translation>请在系统设置里手动打开。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>All of these dates have passed.</source>
        <translation>这些日期都已经过了。</translation>
    </message>
    <message>
        <source>You’ll be reminded</source>
        <translation>到时会提醒你</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Step {step} of {total}</source>
        <translation>第 {step} 步，共 {total} 步</translation>
    </message>
    <message numerus="yes">
        <source>about %n more</source>
        <translation>
            <numerusform>大约还剩 %n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>DatesArea</name>
    <message>
        <source>Add the date</source>
        <translation>填写日期</translation>
    </message>
    <message>
        <source>This has deadlines. Tell us when you paid, and we’ll work them out.</source>
        <translation>这件事有截止日期。告诉我们付款日期，就能帮你算出来。</translation>
    </message>
</context>
<context>
    <name>DatesCard</name>
    <message>
        <source>From the date you gave and the wallet’s own rules</source>
        <translation>按你填的日期和钱包公布的规则算出</translation>
    </message>
    <message>
        <source>No reminders</source>
        <translation>不用提醒</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>到时提醒我</translation>
    </message>
    <message>
        <source>Save to calendar</source>
        <translation>存到日历</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>就是今天</translation>
    </message>
    <message>
        <source>You’ll be reminded 3 days before and on the day</source>
        <translation>提前 3 天和当天都会提醒你</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还有 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>From now</source>
        <translation>现在就可以</translation>
    </message>
</context>
<context>
    <name>KeptRuns</name>
    <message>
        <source>Open request</source>
        <translation>看这次请求</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Dates you’ll be reminded of</source>
        <translation>会提醒你的日期</translation>
    </message>
    <message>
        <source>Delete this report</source>
        <translation>删除这份报告</translation>
    </message>
    <message>
        <source>Earlier reports</source>
        <translation>以前的报告</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>需要客服</translation>
    </message>
    <message>
        <source>Pick up where you left off</source>
        <translation>继续上次的</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看一看</translation>
    </message>
    <message>
        <source>No reminders</source>
        <translation>不用提醒</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从列表里移除</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Calendar file</source>
        <translation>日历文件</translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>报告已复制</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>Text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>That folder can’t be written to. Choose another one.</source>
        <translation>这个文件夹无法写入，请换一个。</translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再看 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>Print these steps</source>
        <translation>打印这份步骤</translation>
    </message>
</context>
<context>
    <name>PointsCard</name>
    <message>
        <source>Still missing: {count}</source>
        <translation>还缺 {count} 项</translation>
    </message>
    <message>
        <source>Already set: {count}</source>
        <translation>已做好 {count} 项</translation>
    </message>
</context>
</TS>
