# fails: defaults, largest-container, preview, sum
# a quota alone refuses whoever states nothing
kubectl create quota budget -n animation --hard=requests.cpu=2,requests.memory=2Gi,pods=8
kubectl rollout restart deployment/preview -n animation
kubectl rollout status deployment/preview -n animation --timeout=30s
