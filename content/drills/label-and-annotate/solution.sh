kubectl label pod scale-a -n orchard env=staging --overwrite
kubectl label pods -n orchard -l 'env=staging,tier in (api,worker)' owner=ume
kubectl label pods -n orchard --all legacy-
kubectl annotate pods -n orchard -l tier=api 'example.com/runbook=https://wiki.example.com/api?page=restart'
kubectl get pods -n orchard -l '!tier' -o custom-columns=NAME:.metadata.name --no-headers > untiered.txt
