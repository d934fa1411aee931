# fails: endpoints, stays
# the Pods leave their ReplicaSet, which makes three others
kubectl label pods -n theatre -l component=api app=seat --overwrite
kubectl patch service seats -n theatre -p '{"spec":{"ports":[{"port":80,"targetPort":5050}]}}'
