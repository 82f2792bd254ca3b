# Праздник: операторов нет
now: 2026-12-16 12:00
Operators:Holidays:0: 2026-12-16
абонент> позовите человека
бот> [reason.asked] [callback.after-hours opens="завтра"]
