# Дом, которого нет
абонент> Абая 999, нет интернета
бот> [address.bad-house house="999"]
абонент> Абая 99
бот> [confirm-address house="дом 99"]
