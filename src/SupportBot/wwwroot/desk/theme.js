// Before anything is painted: the theme this operator has chosen.
const theme = localStorage.getItem('supportbot.theme');
if (theme) document.documentElement.dataset.theme = theme;
