# fails: contexts
# near miss: the last thing that kind did was to move the context
sed -i -e 's/extraPortMapping:/extraPortMappings:/' -e 's/8080/8081/' -e '/networking/d' -e '/apiServerPort/d' stage.yaml
printf -- '- role: worker\n  labels:\n    tier: front\n' >> stage.yaml
kind create cluster --config stage.yaml
kubectl create deployment web --image=nginx:1.27 --replicas=2
kubectl create service nodeport web --tcp=80 --node-port=30080
kubectl rollout status deployment/web --timeout=90s
kind get kubeconfig --name stage > stage.conf
