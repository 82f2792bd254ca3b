# Поправка простыми словами
абонент> Абая 10-25 нет интернета
бот> [confirm-address apartment="кв. 25"]
абонент> нет, квартира 15
бот> [confirm-address apartment="кв. 15"]
абонент> да
бот> [triage.scope]
