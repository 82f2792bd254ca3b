# Три неудачи тремя разными словами, потом человек
абонент> у меня проблема
бот> [greeting]
абонент> фывапролд
бот> [reask.AskingAddress]
абонент> ыыыы
бот> [reask.AskingAddress]
абонент> щщщщщ
бот> [reason.not-understood] [waiting.next]
