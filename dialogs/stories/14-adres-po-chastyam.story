# Сначала улица, потом дом
абонент> нет интернета на Букетова
бот> [greeting] [ask-address.house]
абонент> 15 кв 8
бот> [confirm-address street="Букетова" house="дом 15"]
