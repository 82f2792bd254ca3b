# Только смайлы
абонент> 😀😀😀
бот> [greeting] [ask-address]
