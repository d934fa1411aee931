# fails: port
# near miss: the mapping leads to a port that the Service does not have on the nodes
sed -i -e 's/extraPortMapping:/extraPortMappings:/' -e 's/8080/8081/' -e '/networking/d' -e '/apiServerPort/d' stage.yaml
printf -- '- role: worker\n  labels:\n    tier: front\n' >> stage.yaml
kind create cluster --config stage.yaml
kubectl create deployment web --image=nginx:1.27 --replicas=2
kubectl expose deployment web --port=30080 --target-port=80 --type=NodePort
kubectl rollout status deployment/web --timeout=90s
kind get kubeconfig --name stage > stage.conf
kubectl config use-context kubernetes-admin@kubernetes
