# Молчит: напоминание один раз, потом закрытие
абонент> Абая 10-25 нет интернета
бот> [confirm-address]
+15m
бот> [reminder] [confirm-address]
+1h
бот>
+24h
бот> [closed-quiet]
+3d
бот>
