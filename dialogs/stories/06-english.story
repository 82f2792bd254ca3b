# English all the way to a human
language: en
абонент> Hello, Abay 10-25, no internet since yesterday
бот> [greeting] [confirm-address]
абонент> yes
бот> [triage.scope]
абонент> human please
бот> [reason.asked] [waiting.next]
