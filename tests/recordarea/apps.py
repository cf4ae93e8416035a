from gobernacion.areas import AreaConfig, Tema


class RecordAreaConfig(AreaConfig):
    name = "tests.recordarea"
    titulo = "Bodega de prueba"
    frase = "Un área pequeña, hecha para probar los registros."
    capitulos = ("bodega",)
    tema = Tema.SOCIAL
    prefijo = "ZB"
