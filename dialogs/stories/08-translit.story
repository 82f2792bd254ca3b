# Латиницей
абонент> net interneta abaya 10 25
бот> [greeting] [confirm-address street="улица Абая"]
