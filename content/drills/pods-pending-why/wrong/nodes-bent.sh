# damages: nodes/worker-1, nodes/worker-3
# near miss: the nodes are made to fit the typing errors
kubectl set resources deployment cranes -n harbour --requests=cpu=500m,memory=256Mi
kubectl label node worker-1 disktype=sdd --overwrite
kubectl taint node worker-3 berth=edge:NoSchedule-
kubectl rollout status deployment/cranes -n harbour --timeout=120s
