# fails: env-corrected, owner, runbook
# without --overwrite nothing is corrected, and a URL cannot be a label
kubectl label pod scale-a -n orchard env=staging
kubectl label pods -n orchard -l 'env=staging,tier!=web' owner=ume
kubectl label pods -n orchard --all legacy-
kubectl label pods -n orchard -l tier=api 'example.com/runbook=https://wiki.example.com/api?page=restart'
kubectl get pods -n orchard -l '!tier' -o custom-columns=NAME:.metadata.name --no-headers > untiered.txt
