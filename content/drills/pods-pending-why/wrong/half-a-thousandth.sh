# fails: cranes
# 500 without its m are five hundred CPUs
kubectl set resources deployment cranes -n harbour --requests=cpu=500,memory=256Mi
kubectl patch deployment tides -n harbour -p '{"spec":{"template":{"spec":{"nodeSelector":{"disktype":"ssd"}}}}}'
kubectl patch deployment pilots -n harbour -p '{"spec":{"template":{"spec":{"tolerations":[{"key":"berth","operator":"Equal","value":"edge","effect":"NoSchedule"}]}}}}'
kubectl rollout status deployment/cranes -n harbour --timeout=10s
kubectl rollout status deployment/tides -n harbour --timeout=10s
kubectl rollout status deployment/pilots -n harbour --timeout=10s
