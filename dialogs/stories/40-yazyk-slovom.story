# Смена языка словом
абонент> Абая 10-25 нет интернета
бот> [confirm-address]
абонент> қазақша
бот> [language.switched] [confirm-address street="Абай"]
