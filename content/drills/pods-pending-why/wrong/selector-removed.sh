# fails: tides
# reaches running Pods, but not on the nodes that were meant
kubectl set resources deployment cranes -n harbour --requests=cpu=500m,memory=256Mi
kubectl patch deployment tides -n harbour -p '{"spec":{"template":{"spec":{"nodeSelector":null}}}}'
kubectl patch deployment pilots -n harbour -p '{"spec":{"template":{"spec":{"tolerations":[{"key":"berth","operator":"Equal","value":"edge","effect":"NoSchedule"}]}}}}'
kubectl rollout status deployment/cranes -n harbour --timeout=120s
kubectl rollout status deployment/tides -n harbour --timeout=120s
kubectl rollout status deployment/pilots -n harbour --timeout=120s
