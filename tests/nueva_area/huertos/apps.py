from gobernacion.areas import AreaConfig, Tema


class HuertosConfig(AreaConfig):
    name = "programs.huertos"
    titulo = "Huertos comunitarios"
    frase = "Parcelas que la gobernación presta a vecinos para cultivar."
    capitulos = ("13",)
    tema = Tema.FOMENTO
    prefijo = "HU"
