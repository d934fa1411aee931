# fails: endpoints, stays
# near miss: one request in four goes to the import
kubectl set selector service seats -n theatre app=seats
kubectl patch service seats -n theatre -p '{"spec":{"ports":[{"port":80,"targetPort":5050}]}}'
