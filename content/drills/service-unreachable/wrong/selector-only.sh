# fails: answers, endpoints, stays
# near miss: there are endpoints now, but nobody listens on 8080
kubectl set selector service seats -n theatre app=seats,component=api
