# Никто не взял чат: сказать и предложить звонок
абонент> оператор
бот> [waiting.next]
+3m
бот> [waiting.timeout] [callback.offer]
абонент> [Подожду в чате]
бот> [waiting.next]
оператор> Добрый день, слушаю Вас!
бот> [operator.joined]
