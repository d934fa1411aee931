# fails: answers, repairs, no-more
# near miss: the page is there, but it is not the operator's Service
kubectl expose deployment bread -n bakery --port=80
sleep 61
