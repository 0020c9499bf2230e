"""BLAS threads are put back as they were."""

from outsidein.engine import blas


def test_threads_are_one_inside_and_restored() -> None:
    library = blas._openblas()
    if library is None:
        with blas.one_thread() as nothing:
            assert nothing is None
        return
    before = library.scipy_openblas_get_num_threads64_()
    with blas.one_thread(), blas.one_thread():
        assert library.scipy_openblas_get_num_threads64_() == 1
    assert library.scipy_openblas_get_num_threads64_() == before
