# expect: incorrect not_async


def count_tables(Session, models):
    return {model.__tablename__: 0 for model in models}
